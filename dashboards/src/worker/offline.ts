/** In place of a page that the server did not give. It looks again by itself. */
export const offlinePage = (): Response =>
  new Response(PAGE, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
    },
  })

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="10">
<title>邻里 Linli</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 34em; margin: 18vh auto; padding: 0 24px }
  h1 { font-size: 20px }
  a { display: inline-block; padding: 10px 0; color: inherit }
</style>
<h1>无法连接服务器 · The server cannot be reached</h1>
<p>现在看不到任何告警。请检查网络；如有居民需要照看，请改用其他方式。</p>
<p>No alert can be seen now. Check the network, and watch over residents by other means.</p>
<p><a href="">重试 · Try again</a></p>
</html>
`
