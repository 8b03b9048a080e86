# `make serve` runs the page, `make page` writes it as one file, `make test` runs every test. Each sets up what it needs on a machine that has
# Rust, Node and make.

.PHONY: serve test page wasm corpora copied fit fuzz fuzz-coverage bench growth lint supply rust-tests package-tests web-tests clean

serve: wasm
	node tools/serve.mjs

test: lint supply rust-tests wasm package-tests web-tests

# The page as one file, dist/khabar.html, that works by double click and offline.
page: wasm
	node tools/build-page.mjs

# The WebAssembly module and the package made from it.
wasm: node_modules
	node tools/build-package.mjs

lint: node_modules wasm
	cargo fmt --check
	cargo fmt --check --manifest-path bench/native/Cargo.toml
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo fmt --check --manifest-path crates/web_atoms/Cargo.toml
	cargo clippy --all-targets --quiet -- -D warnings
	cargo clippy --lib --target wasm32-unknown-unknown --quiet -- -D warnings
	npm run --silent lint

# Licences, and known faults of what is built in, where the tools and the network are at hand.
supply: node_modules
	node tools/supply.mjs

rust-tests:
	cargo test --quiet

package-tests: wasm
	CHROMIUM="$$(node tools/find-chromium.mjs)" node --test --test-reporter=dot tests/package/*.test.mjs

web-tests: page
	CHROMIUM="$$(node tools/find-chromium.mjs)" node --test --test-reporter=dot tests/web/*.test.mjs

# Every corpus of real pages in ../shared, scored, and its articles as ninjs held against the schema; says so when
# they are not there.
corpora:
	cargo build --release --quiet
	python3 tools/corpora.py $(CORPORA)
	test ! -d ../shared/seed || cargo test --quiet --test seed -- --ignored
	test -d target/venv || python3 -m venv target/venv
	target/venv/bin/pip install --quiet --requirement tools/requirements.txt
	target/venv/bin/python tools/ninjs.py

# What a reader copies of each page of the corpora, to measure and learn on: make corpora CORPORA="fundus --copied target/copied"
copied: node_modules
	CHROMIUM="$$(node tools/find-chromium.mjs)" node tools/copied.mjs

# Fits the models anew; needs Python, Chromium and ../shared.
fit:
	cargo build --release --quiet
	test -d target/venv || python3 -m venv target/venv
	target/venv/bin/pip install --quiet --requirement train/requirements.txt
	test -d target/copied || node tools/copied.mjs
	target/venv/bin/python train/headline.py --write src/roles
	cargo build --release --quiet
	target/venv/bin/python train/fit.py --write src/roles

# Feeds each way in with changed pages for so many seconds, the same for the same seed: make fuzz SECONDS=600 SEED=7
fuzz:
	cargo run --quiet --example fuzz -- $(or $(SECONDS),60) $(or $(SEED),1)

# The same ways in under libFuzzer, which keeps what reaches new code; needs a nightly toolchain and cargo-fuzz:
# make fuzz-coverage SECONDS=600 TARGETS="html dates"
fuzz-coverage:
	node tools/fuzz-coverage.mjs $(or $(SECONDS),60) $(TARGETS)

# Khabar's time beside that of others, in Chromium, in Node and natively (`make bench BENCH="browser --pages 40"`).
bench: wasm bench/node_modules
	CHROMIUM="$$(node tools/find-chromium.mjs)" node bench/run.mjs $(BENCH)

# Time and memory against the size of a page, as a table and as docs/growth.svg.
growth: wasm
	node bench/growth.mjs

# Others that are measured beside Khabar; without them it is measured alone.
bench/node_modules: bench/package.json bench/package-lock.json
	npm ci --silent --ignore-scripts --prefix bench && touch bench/node_modules || echo "not installed: the programs of bench/package.json"

node_modules: package.json package-lock.json
	npm ci --silent
	touch node_modules

clean:
	cargo clean
	rm -rf node_modules bench/node_modules pkg/generated pkg/khabar.wasm pkg/classic pkg/*.d.cts dist
