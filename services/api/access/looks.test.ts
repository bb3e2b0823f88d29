import t from 'tap'
import { kindList } from '../../domain/kinds/kinds.ts'
import type { Look } from '../../store/store.ts'
import { band, noon } from '../testing/samples.ts'
import { createLooks } from './looks.ts'

t.test('whoever looks while the record is being written waits for it', async t => {
  const written: Look[] = []
  let finish = () => {}
  const recordLooks = async (looks: readonly Look[]) => {
    await new Promise<void>(resolve => {
      finish = resolve
    })
    written.push(...looks)
  }
  const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, now: () => noon })
  const answered: string[] = []
  const one = looks.atDevices('admin', [band], 'readings').then(() => answered.push('one'))
  const two = looks.atDevices('admin', [band], 'readings').then(() => answered.push('two'))
  await new Promise(setImmediate)
  t.same(answered, [], 'neither is answered before')
  finish()
  await Promise.all([one, two])
  t.same(written, [{ at: noon, username: 'admin', deviceId: 'band-1', what: 'readings' }])
})
