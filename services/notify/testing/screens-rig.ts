import type { Test } from 'tap'
import { type Receiver, startReceiver } from './receiver.ts'
import { channelOf, contactsBy, type RigOptions, startRig } from './rig.ts'

/** Lin has two phones that show notices, Wang one, and mail besides; Ops has the lights on site and the Alertmanager. */
export async function screens(t: Test, options: RigOptions & { readonly receiver?: Receiver } = {}) {
  const receiver = options.receiver ?? (await startReceiver())
  const rig = await startRig(t, options)
  t.teardown(async () => {
    await rig.close()
    await receiver.close()
  })
  const { contacts } = rig.storage
  for (const kind of ['push', 'mqtt', 'alertmanager', 'email'] as const)
    await contacts.saveChannel(channelOf(kind, kind, receiver.url), {})
  const way = (channel: string, address: string | null) => ({
    channel,
    address,
    verifiedAt: null,
    goneAt: null,
  })
  const phones = [way('push', 'phone 1'), way('push', 'phone 2')]
  await contacts.saveContacts('lin', { quietHours: null, ways: phones })
  await contacts.saveContacts('wang', {
    ...contactsBy('email'),
    ways: [way('push', 'phone 3'), way('email', 'w')],
  })
  await contacts.saveContacts('ops', { quietHours: null, ways: [way('mqtt', null)] })
  await contacts.saveContacts('prom', { quietHours: null, ways: [way('alertmanager', null)] })
  await rig.channels.load()
  /** What came, in its order: to whom, of what, and whether it says the end. */
  const came = () =>
    receiver.received.map(({ noticeId, address, ending, isEnded }) =>
      [noticeId, address ?? '', isEnded ? (ending ?? 'ended') : 'raised']
        .filter(part => part !== '')
        .join(' '),
    )
  const screensOf = async (id: string) => (await rig.storage.notices.get(id))?.screens ?? []
  return { ...rig, receiver, came, screensOf }
}
