import t from 'tap'
import { siteElsewhere } from './elsewhere.ts'

t.test('a source that an address opens is looked for on every site', async t => {
  const sources = [
    { id: 'yard', site: 'riverside' },
    { id: 'senml', site: 'hillside' },
  ]
  t.equal(siteElsewhere(sources, 'senml', 'riverside'), 'hillside')
  t.equal(siteElsewhere(sources, 'senml', 'hillside'), undefined)
  for (const opened of ['', 'new', 'gone']) t.equal(siteElsewhere(sources, opened, 'riverside'), undefined)
})
