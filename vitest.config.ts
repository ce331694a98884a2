import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** Three projects: pure tests beside their source (fast), pages in a real browser, and the Worker in workerd with real D1 and objects. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          include: [
            'worker/{core,protocol,http,adapters,durable-objects,jobs,channels,demo-shop}/**/*.test.ts',
            'wasm/**/*.test.ts',
            'dashboard/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('migrations'),
                TOKEN_SECRET: 'a secret for tests only, long enough to sign with',
                DEV_OUTBOX: '1',
              },
            },
          })),
        ],
        test: {
          name: 'workerd',
          include: ['worker/test/**/*.test.ts'],
          setupFiles: ['./worker/test/setup.ts'],
          testTimeout: 30_000,
          deps: { optimizer: { ssr: { enabled: true, include: ['itty-durable'] } } },
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['dashboard/**/*.browser.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A browser on a busy machine can miss a paint; a fault fails twice.
          retry: 1,
        },
      },
    ],
  },
})
