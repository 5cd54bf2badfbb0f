#!/bin/sh
# sh test/bench/install-peers.sh /tmp/bench/peers: the peers that the bench knows, each in a folder of its own.
set -eu
folder=${1:?'Say where: sh test/bench/install-peers.sh FOLDER'}

# install NAME OPTION-OR-PACKAGE@VERSION …
install() {
  mkdir -p "$folder/$1"
  cd "$folder/$1"
  shift
  scripts='{ "leveldown": true, "sqlite3": true, "node": true, "better-sqlite3": true }'
  echo "{ \"private\": true, \"type\": \"module\", \"allowScripts\": $scripts }" > package.json
  npm install --save-exact "$@"
}

case $folder in /*) ;; *) folder=$PWD/$folder ;; esac

(install yws2 --legacy-peer-deps y-websocket@2.1.0 y-leveldb@0.1.2 yjs@13.6.33)

(install hp3 @hocuspocus/server@3.4.4 @hocuspocus/extension-sqlite@3.4.4 yjs@13.6.33)
cat > "$folder/hp3/server.mjs" <<'END'
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const store = new SQLite({ database: `${process.env.DATA}/documents.sqlite` });
const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [store],
});
await server.listen();
END

(install hp4 node@22.23.3 @hocuspocus/server@4.7.0 @hocuspocus/extension-sqlite@4.7.0 yjs@13.6.33)
# better-sqlite3 is built for the Node that installs it: the SQL of the extension runs on the SQLite that Node 22 brings.
cat > "$folder/hp4/server.mjs" <<'END'
import { DatabaseSync } from "node:sqlite";
import { SQLite, schema } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const store = new SQLite({ database: `${process.env.DATA}/documents.sqlite` });
store.onConfigure = async () => {
  store.db = new DatabaseSync(store.configuration.database);
  store.db.exec(schema);
};
const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [store],
});
await server.listen();
END
