#!/usr/bin/env bash
# Redmine 5.0.4 from Debian's packages: `redmine.sh prepare` once, `redmine.sh load DATABASE ROWS` for each size, `redmine.sh start DATABASE PORT`.
# PGHOST, PGPORT, PGUSER say where the cluster is. Installs nothing: says what is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
as_redmine() { setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/var/lib/redmine/default LANG=C.UTF-8 REDMINE_INSTANCE=default RAILS_ENV=production "$@"; }
case $1 in
  prepare)
    [ -d /usr/share/redmine ] || { echo "Redmine is not installed: apt-get install --no-install-recommends redmine redmine-pgsql puma (as root, without dbconfig)"; exit 3; }
    ruby "$here/redmine.fixgems.rb" >/dev/null
    dpkg --configure -a >/dev/null 2>&1 || true
    cat > /etc/redmine/default/database.yml <<YML
production:
  adapter: postgresql
  database: <%= ENV['RM_DB'] || 'redmine_base' %>
  host: $PGHOST
  port: $PGPORT
  username: $PGUSER
  password: ""
  encoding: utf8
  pool: 8
YML
    chgrp www-data /etc/redmine/default/database.yml
    cd /usr/share/redmine
    grep -qs puma Gemfile.local || echo "gem 'puma'" > Gemfile.local
    bundle install --local >/dev/null
    psql -Atc "select 1 from pg_database where datname = 'redmine_base'" postgres | grep -q 1 && exit 0
    createdb redmine_base
    as_redmine env SCHEMA=/dev/null bundle exec rake db:migrate >/dev/null
    as_redmine env REDMINE_LANG=zh bundle exec rake redmine:load_default_data >/dev/null
    ;;
  load)
    createdb -T redmine_base "$2"
    (cd "$3" && psql -q -v ON_ERROR_STOP=1 "$2" -f "$here/../limits/raw.sql")
    psql -q -v ON_ERROR_STOP=1 "$2" -f "$here/redmine.load.sql" >/dev/null
    cp "$here/redmine.setup.rb" /tmp/taizhang-bench-redmine.rb
    cd /usr/share/redmine && as_redmine env RM_DB="$2" bundle exec rails runner /tmp/taizhang-bench-redmine.rb >/dev/null
    ;;
  start)
    cd /usr/share/redmine
    exec setpriv --reuid=www-data --regid=www-data --clear-groups env HOME=/var/lib/redmine/default LANG=C.UTF-8 REDMINE_INSTANCE=default RAILS_ENV=production \
      RAILS_SERVE_STATIC_FILES=1 RM_DB="$2" bundle exec puma -b "tcp://127.0.0.1:$3" -e production -w 2 -t 5:5 --preload config.ru
    ;;
esac
