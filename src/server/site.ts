import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Asked } from './request.ts';

/** The built game, served from memory. */
export interface Site {
  serve(c: Asked): Response;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.woff': 'font/woff', '.mp3': 'audio/mpeg', '.webm': 'audio/webm', '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon', '.map': 'application/json',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg', '.wasm', '.csv', '.txt']);
/** Vite puts a hash of the content into such names under /assets; a level may be called like that. */
const HASHED = /-[\w-]{8}\.\w+$/;

interface File {
  body: Buffer<ArrayBuffer>;
  packed: Buffer<ArrayBuffer> | null;
  type: string;
  tag: string;
  hashed: boolean;
}

/** Reads a folder that vite built. @throws where it is not there */
export function openSite(folder: string): Site {
  const files = new Map<string, File>();
  const packs = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const ending = extname(entry.name);
    const body = readFileSync(path);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    if (PACKED.has(ending)) packs.add(address);
    files.set(address, { body, packed: null, type: TYPES[ending] ?? 'application/octet-stream', tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, hashed: address.startsWith('/assets/') && HASHED.test(entry.name) });
  }
  const pack = (address: string, file: File) => {
    if (packs.delete(address)) file.packed = gzipSync(file.body, { level: 6 });
    return file.packed;
  };
  return {
    serve(c) {
      const { path } = c.req;
      // Addresses in a page are relative to it: beneath itself it would find nothing.
      const bare = path.slice(0, -1);
      if (path.endsWith('/') && files.has(`${bare}.html`)) return c.redirect(`../${bare.split('/').at(-1)}${new URL(c.req.url).search}`, 308);
      const address = path.endsWith('/') ? `${path}index.html` : files.has(path) ? path : `${path}.html`;
      const file = files.get(address);
      if (file === undefined) return c.json({ error: 'not-found' }, 404);
      c.header('etag', file.tag);
      c.header('cache-control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      c.header('vary', 'accept-encoding');
      if (c.req.header('if-none-match') === file.tag) return c.body(null, 304);
      c.header('content-type', file.type);
      const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? pack(address, file) : null;
      if (packed === null) return c.body(file.body);
      c.header('content-encoding', 'gzip');
      return c.body(packed);
    },
  };
}
