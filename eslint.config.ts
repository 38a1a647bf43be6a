import reactHooks from 'eslint-plugin-react-hooks'
import type { ESLint } from 'eslint'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { followArrows } from './scripts/lint/arrows.ts'
import { catalogueOnly } from './scripts/lint/catalogue-only.ts'

const clockAndDice = 'Time, ids and chance are passed in, so that the same data gives the same bytes'

export default defineConfig(
  { ignores: ['dist/', 'out/', '.runtime/', 'node_modules/', 'test/fixtures/', 'scripts/runtime-fallback/', 'test-results/'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { selvsyn: { rules: { 'follow-arrows': followArrows, 'catalogue-only': catalogueOnly } } },
    rules: {
      'selvsyn/follow-arrows': 'error',
      eqeqeq: ['error', 'smart'],
      'no-control-regex': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that says it' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // An arrow that only calls something reads better without braces.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Electron's classes are interfaces here and objects of its own making there.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Counting a text's characters is what we spread it for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Attributes of the editor's nodes are unknown to the types; their schema says that they are texts.
      '@typescript-eslint/no-base-to-string': 'off',
      // Versions are pinned; what is deprecated goes when they are raised.
      '@typescript-eslint/no-deprecated': 'off',
      // React and the test runners hand over promises where nothing is returned.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false, properties: false } }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    files: ['src/domain/**', 'src/documents/**', 'src/exchange/**', 'src/storage/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that says it' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockAndDice },
        { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clockAndDice },
        { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: clockAndDice },
        { selector: 'MemberExpression[property.name=/^random(UUID|UUIDv7|Bytes)$/]', message: clockAndDice },
      ],
    },
  },
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': reactHooks as unknown as ESLint.Plugin },
    // Without the React compiler its rules say nothing; these two find real mistakes.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['renderer/**/*.tsx'], rules: { 'selvsyn/catalogue-only': 'error' } },
  {
    files: ['test/**'],
    rules: {
      // A test that reads a field that is not there fails, which is its purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
)
