import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.DEV_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  // The test runner brings an older React to the root of the workspace; two of them leave the page blank.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        index: 'index.html',
        phone: 'phone.html',
        case: 'case.html',
        screen: 'screen.html',
        'service-worker': 'src/worker/service-worker.ts',
      },
      output: {
        // Browsers know a service worker by its address: a new one under another name would never take its place.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
})
