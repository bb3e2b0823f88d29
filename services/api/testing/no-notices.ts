import type { NoticeDesk } from '../../notify/desk.ts'

/** Nothing is set up by which anybody could be told. */
export const noNotices: NoticeDesk = {
  channels: {
    addressFault: () => undefined,
    sorts: () => [],
    list: async () => [],
    save: async () => ({ ok: true }),
    remove: async () => false,
    test: async () => undefined,
  },
  ledger: { list: async () => ({ files: [], total: 0 }), useLink: async () => false },
  contacts: {
    channels: async () => [],
    contacts: async () => undefined,
    saveContacts: async () => {},
    takePushWay: async () => {},
    dropPushWay: async () => {},
  },
  arrived: async () => {},
  codes: { send: async () => ({ ok: false, why: 'no-such-way' }), tell: async () => 'ended' },
  reach: {
    of: async () => [],
    among: async () => [],
    ofPerson: async () => undefined,
    nextAt: () => undefined,
  },
  readLink: async () => ({ ok: false, why: 'unknown' }),
  linksPerMinuteMax: 1_000,
  preview: async () => [],
}
