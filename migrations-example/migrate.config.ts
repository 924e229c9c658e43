import { defineConfig } from 'limbeck';

export default defineConfig({
  scriptLocation: './migrations',
  target: './models.ts',
  url: 'pglite://.limbeck/dev',
  environments: {
    dev: { url: 'pglite://.limbeck/dev' },
    prod: { url: process.env.PROD_DATABASE_URL, allowDestructive: false },
  },
});
