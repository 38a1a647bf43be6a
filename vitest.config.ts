import { defineConfig } from 'vitest/config'

const project = (name: string, testTimeout: number) => ({ test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout } })

export default defineConfig({
  test: {
    // A test left with .only would pass the others over in silence.
    allowOnly: false,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    globalSetup: './test/support/built-worker.ts',
    projects: [project('unit', 30_000), project('integration', 60_000), project('word', 180_000)],
  },
})
