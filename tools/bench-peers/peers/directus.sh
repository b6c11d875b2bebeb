#!/usr/bin/env bash
# Directus 11 with a Node 22 of its own, from npm: `directus.sh prepare FOLDER PORT` once, `directus.sh load DATABASE ROWS`, `directus.sh start FOLDER DATABASE PORT`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
serve() { # FOLDER DATABASE PORT
  cd "$1/directus"
  PATH=$1/node22/node_modules/node/bin:$PATH
  export PATH HOST=127.0.0.1 PORT=$3 DB_CLIENT=pg DB_HOST=$PGHOST DB_PORT=$PGPORT DB_USER=$PGUSER DB_PASSWORD=x DB_DATABASE=$2 SECRET=bench-only TELEMETRY=false
  export NODE_ENV=production LOG_LEVEL=warn PUBLIC_URL=http://127.0.0.1:$3 ADMIN_EMAIL=admin@example.com ADMIN_PASSWORD=bench-Admin-1 ADMIN_TOKEN=bench-admin-token
}
case $1 in
  prepare)
    mkdir -p "$2/node22" "$2/directus"
    [ -d "$2/node22/node_modules/node" ] || (cd "$2/node22" && npm init -y >/dev/null && npm install -E node@22.23.3 >/dev/null 2>&1)
    [ -d "$2/directus/node_modules/directus" ] || (cd "$2/directus" && npm init -y >/dev/null && npm install -E directus@11.17.4 >/dev/null 2>&1)
    # A native module that only sandboxed extensions use; its build wants headers that are not everywhere.
    echo 'class X{constructor(){}};module.exports={Isolate:X,Context:X,Reference:X,ExternalCopy:X,Callback:X,Module:X,Script:X};' > "$2/directus/node_modules/isolated-vm/isolated-vm.js"
    psql -Atc "select 1 from pg_database where datname = 'directus_base'" postgres | grep -q 1 && exit 0
    createdb directus_base
    serve "$2" directus_base "$3"
    node node_modules/directus/cli.js bootstrap >/dev/null
    node node_modules/directus/cli.js start >/dev/null &
    server=$!
    for _ in $(seq 300); do curl -sf -o /dev/null "http://127.0.0.1:$3/server/ping" && break; sleep 0.2; done
    DIRECTUS_URL=http://127.0.0.1:$3 ROW_RULES=1 node "$here/directus.setup.mjs"
    kill $server; wait $server 2>/dev/null || true
    ;;
  load)
    createdb -T directus_base "$2"
    (cd "$3" && psql -q -v ON_ERROR_STOP=1 "$2" -f "$here/../limits/raw.sql")
    psql -q -v ON_ERROR_STOP=1 "$2" -f "$here/directus.load.sql" >/dev/null
    ;;
  start)
    serve "$2" "$3" "$4"
    exec node node_modules/directus/cli.js start
    ;;
esac
