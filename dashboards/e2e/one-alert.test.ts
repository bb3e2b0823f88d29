import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, rowOf, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'

const NAME = '东门垃圾桶'
const PASSWORD = 'a grid worker’s own words'

/** A grid worker of the zone, and how she answers: by her own account. */
async function employ({ origin, call }: Community) {
  const account = { username: 'wang', displayName: '王芳', role: 'grid-worker' }
  const scope = [{ site: 'riverside', zones: ['gate-1'] }]
  const { invitation } = await call<{ invitation: { token: string } }>('POST', '/api/accounts', {
    ...account,
    scope,
  })
  await call('POST', '/api/invitations/accept', { token: invitation.token, password: PASSWORD })
  const ask = async <T>(path: string, body: object, token = ''): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const reply = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (reply.status === 204 ? undefined : await reply.json()) as T
  }
  return async (path: string, body: object) => {
    const { token } = await ask<{ token: string }>('/api/session', { username: 'wang', password: PASSWORD })
    await ask(path, body, token)
  }
}

/** Somebody inside of a lift that stands between two floors presses the button. */
async function isTrapped({ addDevice }: Community) {
  const body = { kind: 'lift', site: 'riverside', zone: 'gate-1', name: '三单元电梯' }
  const publish = await addDevice('lift-1', body)
  const stands = { moving: false, doorOpen: false, atLanding: false, occupied: true }
  await publish({ ...stands, trapped: true, floor: 7, mode: 'normal', faultCode: 'E22' })
}

const section = (page: Page, name: string) => page.locator(`.panel .${name}`)

t.test('one alert: what to do, why, who was told, and how it ended before', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const publish = await community.addBin('bin-1', NAME)
  const asWang = await employ(community)
  await community.call('PUT', '/api/sites/riverside', { name: { en: 'Riverside', zh: '滨河社区' } })
  for (const fillPercent of [95, 95, 10]) await publish({ fillPercent })
  const [first] = await community.alerts()
  const ending = { cause: 'false-alarm', note: '现场查看无异常' }
  await community.call('POST', `/api/alerts/${first?.id}/resolve`, ending)
  for (const fillPercent of [95, 95]) await publish({ fillPercent })
  const [alert] = await community.alerts()
  const { page, faults } = await openWindow(browser, community, DESK)
  await signIn(page, community)
  await rowOf(page, NAME).getByRole('link').click()

  await t.test('where it is and that nobody has it stands at the top', async t => {
    await section(page, 'headline').getByText('滨河社区 › gate-1').waitFor()
    await section(page, 'headline').getByText('还没有人接手').waitFor()
    await section(page, 'why').locator('canvas').waitFor()
    t.match(await section(page, 'why').locator('.reason').textContent(), /满溢度.*90 %.*连续 2 次/)
  })

  await t.test('the steps are ticked off by whoever reads, and a site has its own', async t => {
    const plan = section(page, 'response')
    await plan.locator('label').nth(0).click()
    t.ok(await plan.getByRole('checkbox').first().isChecked())
    await plan.getByRole('button', { name: '修改' }).click()
    await plan.getByLabel('第 1 步', { exact: true }).fill('打电话给保洁老李，8207')
    await plan.getByRole('button', { name: '保存' }).click()
    await plan.getByText('本社区的做法').waitFor()
    await plan.locator('.steps-list').getByText('打电话给保洁老李，8207').waitFor()
    const { version } = await community.call<{ version: number }>('GET', '/api/rules/bin-full')
    t.equal(version, 1, 'and the rule is no other')
  })

  await t.test('who was told, that it did not reach her, and that she answered', async () => {
    const told = section(page, 'told')
    await told.getByText('王芳').waitFor()
    await told.getByText('未送达').waitFor()
    await told.getByText('还没有设置通知渠道').waitFor()
    await told
      .getByText(/分钟后/)
      .first()
      .waitFor()
    await asWang(`/api/alerts/${alert?.id}/acknowledge`, {})
    await told.getByText('已响应').waitFor()
    await section(page, 'headline').getByText('王芳 已看到').waitFor()
  })

  await t.test('how it ended before, and how often it was nothing', async t => {
    const similar = section(page, 'similar')
    await similar.getByText('30 天内 2 次，其中误报 1 次').waitFor()
    await similar.getByText('现场查看无异常').waitFor()
    const all = await similar.getByRole('link', { name: '查看全部' }).getAttribute('href')
    t.equal(all, '/?view=history&rule=bin-full&device=bin-1')
    t.same(faults, [])
  })

  await t.test('somebody in a lift calls: what to do stands at once beside what the lift says', async t => {
    await page.goto(community.origin)
    await isTrapped(community)
    await rowOf(page, '三单元电梯').getByText('电梯困人报警').first().click()
    const steps = section(page, 'response').locator('.steps-list')
    await steps.getByText('马上用对讲安抚：别扒门、别跳，已派人来').waitFor()
    await section(page, 'headline').getByText('还没有人接手').waitFor()
    t.match(await section(page, 'why').locator('.reason').textContent(), /按下困人报警/)
    await page.goto(`${community.origin}/devices/lift-1`)
    await rowOf(page, '电梯困人报警').waitFor()
    const says = page.locator('dl.values')
    for (const words of ['正常运行', 'E22']) await says.getByText(words, { exact: true }).waitFor()
    t.match(await says.textContent(), /按下困人报警是.*楼层7.*平层否/)
    t.same(faults, [])
  })
})
