import type { ContactStore } from './contact-store.ts'
import type { NoticeStore } from './notice-store.ts'
import type { StorageThreads } from './storage-threads.ts'

/** The ledger of notices and how people are reached, as the main thread sees them. */
export const noticesOf = ({ reader, writer }: StorageThreads): NoticeStore => ({
  save: changes => writer.call('saveNotices', changes),
  open: () => reader.call('openNotices'),
  screens: () => reader.call('openScreens'),
  get: id => reader.call('notice', id),
  list: query => reader.call('listNotices', query),
  attemptsTo: (person, limit) => reader.call('noticeAttemptsTo', person, limit),
  useLink: (id, at) => writer.call('useNoticeLink', id, at),
  linkKey: () => writer.call('noticeLinkKey'),
  forget: (endedBefore, limit) => writer.call('forgetNotices', endedBefore, limit),
})

export const contactsOf = ({ reader, writer }: StorageThreads): ContactStore => ({
  channels: () => reader.call('noticeChannels'),
  channelSecrets: id => reader.call('noticeChannelSecrets', id),
  saveChannel: (channel, secrets) => writer.call('saveNoticeChannel', channel, secrets),
  removeChannel: id => writer.call('removeNoticeChannel', id),
  contacts: person => reader.call('contacts', person),
  saveContacts: (person, contacts) => writer.call('saveContacts', person, contacts),
  sawWay: seen => writer.call('sawWay', seen),
  takePushWay: way => writer.call('takePushWay', way),
  dropPushWay: (person, endpoint) => writer.call('dropPushWay', person, endpoint),
})
