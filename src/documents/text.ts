import type { Run } from './model.ts'

/** The words of runs; a note's mark is `[3]`. */
export function runsText(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.type === 'break') return '\n'
      if (run.type === 'footnote') return `[${run.id}]`
      return run.type === 'noteNumber' ? run.id : run.text
    })
    .join('')
}
