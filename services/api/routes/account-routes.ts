import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { AccountOffice } from '../accounts/account-office.ts'
import { leftWearers } from '../accounts/left-wearers.ts'
import { type Manager, mayManage } from '../accounts/manage.ts'
import { accountForm, linkForm, signInForm } from '../form/account-form.ts'
import { defined } from '../form/defined.ts'
import {
  accountBody,
  accountChanged,
  accountEvents,
  accountList,
  accountMade,
  link,
  newAccount,
} from '../wire/account.ts'

export interface AccountRouteOptions {
  readonly office: AccountOffice
  readonly accounts: AccountStore
  readonly registry: Registry
}

/** Newest first; the rest is in the store. */
const EVENTS_MAX = 200

export const accountRoutes: FastifyPluginAsyncZod<AccountRouteOptions> = async (app, options) => {
  const { office, accounts, registry } = options
  const tags = ['accounts']
  const params = z.object({ username: z.string().max(64) })
  const formFor = (by: Manager, of: PersonAccount) => accountForm(of, mayManage(by, of, registry))

  app.route({
    method: 'GET',
    url: '/api/accounts',
    config: { right: 'accounts.read' },
    schema: {
      tags,
      summary: 'Those whom you manage, and yourself',
      response: { 200: accountList },
    },
    handler: async request => {
      const by = callerOf(request)
      const [own, use] = await Promise.all([office.list(by), accounts.signInUse()])
      const useOf = new Map(use.map(one => [one.username, one]))
      return {
        accounts: own.map(one => ({ ...formFor(by, one), ...signInForm(useOf.get(one.username)) })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/accounts',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'Make an account; its owner chooses the password by the invitation in the answer',
      body: newAccount,
      response: { 201: accountMade },
    },
    handler: async (request, reply) => {
      const by = callerOf(request)
      const { displayName, language = 'zh', password, ...rest } = request.body
      const words = { displayName: displayName ?? rest.username, language, password }
      const made = await office.make(by, { ...rest, ...words })
      reply.code(201)
      const { invitation } = made
      return { account: formFor(by, made.account), ...(invitation && { invitation: linkForm(invitation) }) }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/accounts/:username',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'Change what somebody may do, or disable the account; at once, whatever they have open',
      params,
      body: accountBody,
      response: { 200: accountChanged },
    },
    handler: async request => {
      const by = callerOf(request)
      const { username } = request.params
      const changed = await office.change(by, username, defined(request.body))
      const left = leftWearers(changed, by, registry)
      return { ...formFor(by, changed), ...(left.length > 0 && { leftWearers: left }) }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:username',
    config: { right: 'accounts.write' },
    schema: { tags, summary: 'End an account for good', params, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await office.remove(callerOf(request), request.params.username)
      reply.code(204)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/accounts/:username/link',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'A link by which its owner chooses another password, once; the one made before ends',
      params,
      response: { 201: link },
    },
    handler: async (request, reply) => {
      reply.code(201)
      return linkForm(await office.link(callerOf(request), request.params.username))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/accounts/:username/events',
    config: { right: 'accounts.read' },
    schema: { tags, summary: 'What was done to the account', params, response: { 200: accountEvents } },
    handler: async request => {
      const { username } = await office.managed(callerOf(request), request.params.username)
      const events = await accounts.accountEvents(username, EVENTS_MAX)
      return {
        events: events.map(({ at, actor, what, note }) => ({ at: toRfc3339(at), actor, what, note })),
      }
    },
  })
}
