# Not run where it was written (no Docker there; its steps were, one by one): see docs/classroom.md.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx vite build && npx vite build -c vite.server.config.ts

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4173 DATABASE_FILE=/data/classroom.sqlite
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && mkdir /data && chown node /data
COPY --from=build /app/dist ./dist
COPY --from=build /app/dist-server ./dist-server
COPY levels ./levels
COPY assets/datasets ./assets/datasets
COPY scripts/start.js scripts/node-version.js scripts/backup.js scripts/postgres.js ./scripts/
USER node
VOLUME /data
EXPOSE 4173
HEALTHCHECK --interval=30s CMD ["node", "-e", "fetch('http://127.0.0.1:4173/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.js"]
