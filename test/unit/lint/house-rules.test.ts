import { RuleTester } from 'eslint'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { followArrows } from '../../../scripts/lint/arrows.ts'
import { catalogueOnly } from '../../../scripts/lint/catalogue-only.ts'

const at = (file: string) => join(import.meta.dirname, '../../..', file)
RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it
const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } })

tester.run('imports follow the arrows', followArrows, {
  valid: [
    { filename: at('src/domain/note.ts'), code: "import { line } from './text.ts'; import { z } from 'zod'" },
    { filename: at('src/operations/notes.ts'), code: "import '../storage/notes.ts'; import '../documents/report.ts'" },
    { filename: at('renderer/notes/list.tsx'), code: "import '../../src/api/client.ts'; import '../ui/button.tsx'; import 'react'" },
    { filename: at('electron/core-host.ts'), code: "import '../src/operations/registry.ts'" },
    { filename: at('test/bench/reports/docx-alone.ts'), code: "import 'docx'" },
    { filename: at('test/unit/anything.test.ts'), code: "import '../../src/storage/database.ts'" },
  ],
  invalid: [
    { filename: at('src/domain/note.ts'), code: "import '../storage/notes.ts'", errors: [{ messageId: 'arrow' }] },
    { filename: at('src/storage/notes.ts'), code: "export { x } from '../api/errors.ts'", errors: [{ messageId: 'arrow' }] },
    { filename: at('src/exchange/case-file.ts'), code: "import '../documents/report.ts'", errors: [{ messageId: 'arrow' }] },
    { filename: at('renderer/notes/list.tsx'), code: "import('../../src/storage/notes.ts')", errors: [{ messageId: 'arrow' }] },
    { filename: at('electron/main.ts'), code: "import '../src/operations/registry.ts'", errors: [{ messageId: 'arrow' }] },
    { filename: at('src/documents/word/table.ts'), code: "import 'docx'", errors: [{ messageId: 'home' }] },
    { filename: at('src/storage/notes.ts'), code: "import 'better-sqlite3'", errors: [{ messageId: 'home' }] },
    { filename: at('src/operations/notes.ts'), code: "import 'electron'", errors: [{ messageId: 'home' }] },
    { filename: at('src/documents/html/page.ts'), code: "import 'react-dom/server'", errors: [{ messageId: 'home' }] },
  ],
})

tester.run('what a person sees comes from the catalogue', catalogueOnly, {
  valid: [
    "<Button label={t('common.save')}>{t('common.save')}</Button>",
    '<span className="quiet">·</span>',
    '<kbd>Ctrl K</kbd>',
    '<span>{name} – {date}</span>',
    '<input type="text" autoComplete="off" />',
  ],
  invalid: [
    { code: '<Button>Gem</Button>', errors: 1 },
    { code: "<Button>{'Gem'}</Button>", errors: 1 },
    { code: '<input placeholder="Skriv her" />', errors: 1 },
    { code: "<Field label={'Titel'} />", errors: 1 },
    { code: '<img alt="Byvåben" />', errors: 1 },
  ],
})
