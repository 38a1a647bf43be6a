import { expect, it } from 'vitest'
import { offeredSources } from '../../../renderer/findings/offered-sources.ts'

it('offers the notes of the theme first, and the rest as they were', () => {
  const sources = ['note:a', 'material:m', 'note:b', 'note:c'].map((source) => ({ source }))
  const notes = [
    { id: 'a', themeIds: [] },
    { id: 'b', themeIds: ['t', 'u'] },
    { id: 'c', themeIds: ['u'] },
  ]
  const offered = (themeId: string | null) => offeredSources(sources as never, notes as never, themeId).map(({ source }) => source)
  expect(offered('t')).toEqual(['note:b', 'note:a', 'material:m', 'note:c'])
  expect(offered('u')).toEqual(['note:b', 'note:c', 'note:a', 'material:m'])
  expect(offered('v')).toEqual(['note:a', 'material:m', 'note:b', 'note:c'])
  expect(offered(null)).toEqual(['note:a', 'material:m', 'note:b', 'note:c'])
})
