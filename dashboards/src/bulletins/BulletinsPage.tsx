import { Button } from 'antd'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useParameter } from '../form/parameter.ts'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { BulletinForm } from './BulletinForm.tsx'
import { BulletinList } from './BulletinList.tsx'
import { useBulletins } from './bulletins.ts'
import { ScreenList } from './ScreenList.tsx'
import { SitePhone } from './SitePhone.tsx'
import { words } from './words.ts'
import './bulletins.css'

/** What residents are shown: bulletins, the screens that show them, and whom to call. */
export default function BulletinsPage() {
  const { say } = useSay(words)
  const [, open] = useParameter('bulletin')
  return (
    <SitePage
      title={say('title')}
      help={say('help')}
      actions={() => (
        <Button type="primary" onClick={() => open('new')}>
          {say('new')}
        </Button>
      )}
    >
      {site => <OfSite key={site.id} site={site} />}
    </SitePage>
  )
}

function OfSite({ site }: { readonly site: WireSite }) {
  const asked = useBulletins(site.id)
  const { data } = asked
  const [opened, open] = useParameter('bulletin')
  return (
    <>
      {data === undefined ? (
        <Awaited what={asked} />
      ) : (
        <BulletinList site={site.id} bulletins={data.bulletins} timeZone={data.timeZone} />
      )}
      <ScreenList site={site.id} timeZone={data?.timeZone} />
      <SitePhone site={site} />
      {opened !== '' && data !== undefined && (
        <BulletinForm
          key={opened}
          site={site.id}
          bulletin={data.bulletins.find(({ id }) => id === opened)}
          timeZone={data.timeZone}
          onClose={() => open('')}
        />
      )}
    </>
  )
}
