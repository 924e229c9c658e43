/** Words that make a sentence hard to read at a glance, each with what to write instead. */
export const BANNED_WORDS = [
  { found: /\bshall\b/gi, instead: 'must, will' },
  { found: /\b(?:but|save) for\b/gi, instead: 'except' },
  { found: /\b(?:rests?|hangs?|stands?) on\b/gi, instead: 'depends on, is on' },
  { found: /\b(?:lies|lie|stands(?! for))\b/g, instead: 'is in' },
  { found: /\bpassed over\b|\bin silence\b/gi, instead: 'skipped, silently' },
  { found: /\b(?:is|are) (?:not )?there\b(?! (?:is|are)\b)/gi, instead: 'exists, is missing' },
  { found: /\bthere (?:is|are) none\b/gi, instead: 'is missing, have none' },
  { found: /(?<!there )\bis no (?!longer\b|more\b)[a-z]+/gi, instead: "isn't a" },
  { found: /\band (?:the like|their (?:kin|like)|so on for)\b/gi, instead: 'name them' },
  { found: /\banew\b|\b(?:built|made|build|make)s? (?:it |them )?again\b/gi, instead: 'rebuild, recreate' },
  { found: /\btaken for\b/gi, instead: 'treated as' },
  { found: /\bin the words of\b|\bin words of\b/gi, instead: 'as X prints it' },
  { found: /\bof (?:its|their|his|one's|your|our) own\b|\b(?:a|one) of ours\b/gi, instead: 'its own X, separate' },
  {
    found: /\b(?:that|which|what) (?:goes|comes)\b|\bgoes (?:on|with|down)\b/gi,
    instead: 'is dropped, is added, continues',
  },
  { found: /\btells? (?:the rest|how|all)\b/gi, instead: 'describes' },
  { found: /\b(?:alike|likewise|all the same)\b/gi, instead: 'equal, also, still' },
  {
    found: /(?:^|[.!?] )(?:Neither (?:is|are|does|do)|Nor (?:is|are|does|do)|So (?:is|are|does|do)) /gm,
    instead: 'name the subject',
  },
  { found: /\b(?:bears?|bore)\b/gi, instead: 'has, defines' },
  {
    found: /\bat leisure\b|\bput right\b|\bhardly ever\b|\bas a rule\b|\bat hand\b|\bunasked\b/gi,
    instead: 'at any time, corrected, rarely, usually',
  },
  { found: /\binside of\b/gi, instead: 'inside' },
  { found: /\bsuits?\b(?!e)/gi, instead: 'fits, is supported' },
  { found: /\bbeside\b/gi, instead: 'next to, in addition to' },
  {
    found: /\b(?:is|are|nothing is) said\b|\b(?:does|do) not say\b|\bsays? otherwise\b/gi,
    instead: 'by default, unless specified',
  },
  { found: /(?:^|[.!?:] )(?:What nobody|Whatever|Those of|That of)\b/gm, instead: 'name the actor' },
];
