import type { Settings } from '../channel.ts'
import { startHttpCounterpart } from './http-counterpart.ts'

/** A gateway that is told in JSON, and says in one field what became of it. */
export const jsonGateway = (more: Settings = {}) =>
  startHttpCounterpart({
    address: () => '+8613800138000',
    settings: url => ({
      url: `${url}/send`,
      headers: { Authorization: 'Bearer {{secret.token}}' },
      body: '{"to":"{{phoneLocal}}","text":"{{text}}","ref":"{{noticeId}}"}',
      secrets: { token: 'token-of-the-gateway' },
      success: { pointer: '/result/code', equals: 0, retry: ['busy'] },
      allowPrivateNetwork: true,
      ...more,
    }),
    says: {
      accept: { status: 200, body: '{"result":{"code":"0"}}' },
      refuse: { status: 200, body: '{"result":{"code":"number-unknown"}}' },
    },
    check: ({ headers }) =>
      headers.authorization === 'Bearer token-of-the-gateway' ? undefined : { status: 401 },
  })

/** One that takes a form, and means it by its status. */
export const formGateway = () =>
  startHttpCounterpart({
    address: () => '+8613800138000',
    settings: url => ({
      url: `${url}/call?key={{secret.key}}`,
      contentType: 'application/x-www-form-urlencoded',
      body: 'called={{phone}}&say={{text}}&language={{language}}',
      secrets: { key: 'key-of-the-gateway' },
      allowPrivateNetwork: true,
    }),
    read: ({ body }) => new URLSearchParams(String(body)).get('say') ?? '',
  })
