import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireAccountMade } from '../../services/api/wire/account.ts'
import { DESK, openBrowser, openWindow, rowOf, signInAs } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

const PASSWORD = 'a long day at the gate 42'
const MANAGER = { username: 'wang', role: 'manager', scope: [{ site: 'riverside', zones: [] }] }

t.test(
  'the working day of a property manager, in Chromium with the real server',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const publish = await community.addBin('bin-1', '东门垃圾桶')
    const { invitation } = await community.call<WireAccountMade>('POST', '/api/accounts', MANAGER)
    const { token = '' } = invitation ?? {}
    await community.call('POST', '/api/invitations/accept', { token, password: PASSWORD })
    const { page, faults } = await openWindow(browser, community, DESK)
    await signInAs(page, 'wang', PASSWORD)

    // It comes, and is understood.
    await publish({ fillPercent: 95 })
    await publish({ fillPercent: 95 })
    await rowOf(page, '东门垃圾桶').locator('.row-link').click()
    await page.locator('.timeline').waitFor()
    const actions = page.locator('.actions')
    await actions.getByRole('button', { name: '确认', exact: true }).click()
    await page.locator('.panel-marks').getByText('已确认').waitFor()

    // It is given to somebody, and resolved.
    await actions.getByRole('button', { name: '指派', exact: true }).click()
    await page.fill('#assignee', 'wang')
    await page.locator('.composer').getByRole('button', { name: '指派', exact: true }).click()
    await page.locator('.panel-marks').getByText('已指派').waitFor()
    await page.locator('.panel-close').click()
    await page.goto(`${community.origin}/?assignee=mine`)
    await rowOf(page, '东门垃圾桶').waitFor()
    await page.locator('.alert-columns input').click()
    await page.locator('.selection-bar').getByRole('button', { name: '结单' }).click()
    await page.locator('.selection-bar').getByRole('button', { name: '误报' }).click()
    await page.locator('.bulk-form button[type="submit"]').click()
    await page.locator('.bulk-result').getByText('已完成 1 条').waitFor()
    t.match((await community.alerts())[0], { handling: 'resolved', cause: 'false-alarm' })

    // How good the alarms were is a page away.
    await page.goto(`${community.origin}/quality`)
    await page.locator('main h1').waitFor()
    t.same(faults, [])
  },
)
