import type { QueryResult, Row } from '../../../util/queryable.js';
import type { Recorder } from './recorder.js';

type Answer = QueryResult<Row> & { readonly command: string };
type Callback = (error: unknown, result?: Answer) => void;

/** The part of a client of `pg` that migration tools use: with a callback, or with a promise. */
export interface RecordingClient {
  query(config: unknown, values?: unknown, callback?: unknown): unknown;
  on(): void;
  end(callback?: unknown): unknown;
}

export function recordingClient(recorder: Recorder): RecordingClient {
  return {
    query: (config, values, callback) => {
      const text = typeof config === 'string' ? config : String(Object(config).text);
      const given: unknown = Array.isArray(values) ? values : Object(config).values;
      const answer = recorder.query(text, Array.isArray(given) ? given : []);
      const call = [values, callback].find(isCallback);
      if (call === undefined) return answer;
      answer.then((result) => call(null, result), call);
      return undefined;
    },
    on: () => undefined,
    end: (callback) => (isCallback(callback) ? callback(null) : Promise.resolve()),
  };
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}
