#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of resources/demo from public data. Run once; the tables are committed.

    make_demo_tables.py [DATA_FOLDER [OUT_FOLDER]]     default ../shared/data, resources/demo

Taken are facts only (identifiers, dates, scores, version ranges, titles of controls); no
descriptive sentence. Sources and licences: resources/demo/SOURCES.md.
  nvd/nvdcve-1.1-*.json.gz                 public domain    ranges, CVSS, dates
  nvd/anchore-nvd-overrides-*.tar.xz       CC0              ranges of 2024-2026
  cve5/vulnrichment-*.tar.xz               CC0              ranges, CVSS, SSVC exploitation
  windows/wesng-definitions-*.zip          BSD-3            Windows CVE x KB x severity word
  eol/release-data, eol/endoflife.date     MIT              versions, dates, ends of support
  epss/epss-emba-2026-08-16.tar.xz         FIRST.org        EPSS
  kev/kev-2026-08-21.json                  CC0              KEV
  defender/scid-list.tsv                   facts            ids and titles of controls
"""
import collections
import csv
import glob
import gzip
import hashlib
import io
import json
import os
import re
import sys
import tarfile
import zipfile

from demo_products import PRODUCTS
from demo_windows import BUILDS, EXTRA, WESNG_NAMES, WINDOWS_BRANCHES, CONTROL_AREAS

DATA = sys.argv[1] if len(sys.argv) > 1 else "../shared/data"
OUT = sys.argv[2] if len(sys.argv) > 2 else "resources/demo"
END = "2026-08-01"


def numbers(text):
    return tuple(int(x) for x in re.findall(r"\d+", text))


def plain(text):
    """Only versions made of numbers and dots (and OpenSSL 1.x letters) are taken."""
    return bool(re.fullmatch(r"\d+(\.\d+)*[a-z]?", text or ""))


def sort_key(text):
    letter = text[-1] if text[-1:].isalpha() else ""
    n = numbers(text)
    while n and n[-1] == 0:
        n = n[:-1]
    return n, letter


def members(pattern, wanted):
    with tarfile.open(glob.glob(os.path.join(DATA, pattern))[0]) as tar:
        for m in tar:
            if m.isfile() and re.search(wanted, m.name):
                yield m.name, tar.extractfile(m).read()


def score_of(text):
    return {"CRITICAL": "Critical", "HIGH": "High", "MEDIUM": "Medium", "LOW": "Low"}.get(
        (text or "").upper(), "")


Cve = collections.namedtuple("Cve", "published cvss version severity ssvc")
cves = {}
ranges = collections.defaultdict(list)  # (cve, product index) -> [(start, end, inclusive)]
cpe_index = {}
vr_index = {}
for number, product in enumerate(PRODUCTS):
    for cpe in product["cpe"].split():
        cpe_index[cpe] = number
    if product["vr"]:
        vr_index[product["vr"]] = number


def learn(cve, **facts):
    old = cves.get(cve, Cve("", None, "", "", ""))._asdict()
    for key, value in facts.items():
        if value not in (None, "") and (old[key] in (None, "") or key == "ssvc"):
            old[key] = value
    cves[cve] = Cve(**old)


def jre_version(version, update):
    """CPE 1.8.0 update_301 is Defender's 8.0.3010.0; other majors are left out."""
    m = re.fullmatch(r"update_?(\d+)", update or "")
    return f"8.0.{m.group(1)}0.0" if version == "1.8.0" and m else ""


def add_cpe(cve, criteria, m, source):
    part = re.split(r"(?<!\\):", criteria)
    number = cpe_index.get(f"{part[3]}:{part[4]}")
    if number is None or part[9] in ("classic", "esr", "lts", "ltsc"):
        return False
    if part[10] in ("android", "iphone_os", "ipados"):
        return False
    if PRODUCTS[number]["name"].startswith("acrobat"):
        m = {k: re.sub(r"^20(\d\d)\.", r"\1.", v) if isinstance(v, str) else v
             for k, v in m.items()}  # Adobe shows 2021.001.20150 as 21.001.20150
    if source == "n" and any(r[3] == "a" for r in ranges.get((cve, number), ())):
        return True
    start, end = m.get("versionStartIncluding", ""), m.get("versionEndExcluding", "")
    last = m.get("versionEndIncluding", "")
    if PRODUCTS[number]["name"] == "jre":
        last = jre_version(part[5], part[6])
        if last:
            ranges[cve, number].append(("8.0.0.0", last, 1, source))
        return bool(last)
    if PRODUCTS[number]["name"] == "internet_explorer":
        if part[5] == "11":
            ranges[cve, number].append(("11", "11", 1, source))
        return part[5] == "11"
    if not end and not last and plain(part[5]):
        start = last = part[5]
    if not plain(end or last) or (start and not plain(start)):
        return False
    ranges[cve, number].append((start, end or last, 0 if end else 1, source))
    return True


def read_anchore():
    for name, text in members("nvd/anchore-nvd-overrides-*.tar.xz", r"/CVE-20(2[0-9])-"):
        d = json.loads(text)
        note, hit = d["_annotation"], False
        for config in d.get("cve", {}).get("configurations", []):
            for node in config.get("nodes", []):
                for m in node.get("cpeMatch", []):
                    if m.get("vulnerable"):
                        hit |= add_cpe(note["cve_id"], m["criteria"], m, "a")
        if hit:
            word = re.search(r"Chromium security severity: (\w+)", note.get("description") or "")
            learn(note["cve_id"], published=(note.get("published") or "")[:10],
                  severity=score_of(word.group(1)) if word else "")


def nvd_matches(node):
    for m in node.get("cpe_match", []):
        if m["vulnerable"]:
            yield m
    for child in node.get("children", []):
        yield from nvd_matches(child)


def read_nvd():
    for path in sorted(glob.glob(os.path.join(DATA, "nvd/nvdcve-1.1-*.json.gz"))):
        for item in json.load(gzip.open(path))["CVE_Items"]:
            cve, hit = item["cve"]["CVE_data_meta"]["ID"], False
            for node in item["configurations"].get("nodes", []):
                for m in nvd_matches(node):
                    hit |= add_cpe(cve, m["cpe23Uri"], m, "n")
            impact = item["impact"]
            v3, v2 = impact.get("baseMetricV3"), impact.get("baseMetricV2")
            facts = dict(published=item["publishedDate"][:10])
            if v3:
                facts.update(cvss=v3["cvssV3"]["baseScore"], version=v3["cvssV3"]["version"],
                             severity=score_of(v3["cvssV3"]["baseSeverity"]))
            elif v2:
                facts.update(cvss=v2["cvssV2"]["baseScore"], version="2.0",
                             severity=score_of(v2["severity"]))
            if hit or cve in cves:
                learn(cve, **facts)


def windows_product(text, version):
    """CNA product name and fixed build -> index of a Windows product."""
    for number, product in enumerate(PRODUCTS):
        for branch, (name, vr, _facts) in WINDOWS_BRANCHES.items():
            if product["name"] == name and text == vr and version.startswith(f"10.0.{branch}."):
                return number
    return None


def read_vulnrichment():
    for _name, text in members("cve5/vulnrichment-*.tar.xz", r"/CVE-20(19|2[0-9])-"):
        d = json.loads(text)
        meta, cna = d["cveMetadata"], d["containers"]["cna"]
        if meta["state"] != "PUBLISHED":
            continue
        cve, hit = meta["cveId"], meta["cveId"] in cves
        for a in cna.get("affected", []):
            product = a.get("product", "").lower()
            for v in a.get("versions", []):
                last, end = v.get("lessThanOrEqual", ""), v.get("lessThan", "")
                start = v.get("version", "")
                number = vr_index.get(product)
                if number is None:
                    number = windows_product(product, end)
                    start = ".".join(end.split(".")[:3]) + ".0" if number is not None else ""
                if number is None or not plain(end or last) or v.get("status") != "affected":
                    continue
                if any(r[3] != "v" for r in ranges.get((cve, number), ())):
                    continue
                if PRODUCTS[number]["name"] in ("acrobat_reader_dc",):
                    start = "15.0"
                ranges[cve, number].append((start if plain(start) else "", end or last,
                                            0 if end else 1, "v"))
                hit = True
        if hit:
            learn(cve, published=(meta.get("datePublished") or meta.get("dateReserved"))[:10])
            for box in [cna] + d["containers"].get("adp", []):
                read_metrics(cve, box)


def read_metrics(cve, box):
    for metric in box.get("metrics", []):
        for key, version in (("cvssV4_0", "4.0"), ("cvssV3_1", "3.1"), ("cvssV3_0", "3.0")):
            if key in metric:
                learn(cve, cvss=metric[key].get("baseScore"), version=version,
                      severity=score_of(metric[key].get("baseSeverity")))
        other = metric.get("other", {})
        if other.get("type") == "ssvc":
            for option in other["content"]["options"]:
                if "Exploitation" in option:
                    learn(cve, ssvc=option["Exploitation"].lower())


def read_wesng():
    """CVEs of the builds in BUILDS by their KB, and the KB of every build."""
    archive = zipfile.ZipFile(glob.glob(os.path.join(DATA, "windows/wesng-definitions-*.zip"))[0])
    name = [n for n in archive.namelist() if n.startswith("CVEs_")][0]
    rows = collections.defaultdict(list)
    wanted = {w: branch for branch, w in WESNG_NAMES.items()}
    with archive.open(name) as f:
        for r in csv.reader(io.TextIOWrapper(f, "utf-8", "replace")):
            if r[4] in wanted and r[1]:
                rows[wanted[r[4]]].append((r[0], r[1], r[2], r[6]))
    kb_of = {}
    for branch, entries in rows.items():
        product = WINDOWS_BRANCHES[branch][0]
        number = [i for i, x in enumerate(PRODUCTS) if x["name"] == product][0]
        build_of = {}
        by_cve = collections.defaultdict(list)
        for e in entries:
            by_cve[e[1]].append(e)
        for date, reference, revisions in BUILDS:
            if branch in revisions:
                for e in entries:
                    if e[1] == reference:
                        build_of[e[2]] = (f"10.0.{branch}.{revisions[branch]}", date)
        for posted, cve, kb, word in sorted(entries):
            if kb not in build_of:
                continue
            build, date = build_of[kb]
            kb_of[number, build] = kb
            # Republished CVEs carry the KB of the month: only those that are new in it count.
            first = min(e[0] for e in by_cve[cve])[:6]
            told = cves[cve].published[:7].replace("-", "") if cve in cves else first
            if first != date[:7].replace("-", "") or told < first:
                continue
            known = [r for r in ranges.get((cve, number), ()) if r[0] == f"10.0.{branch}.0"]
            if known:
                continue
            ranges[cve, number].append((f"10.0.{branch}.0", build, 0, "w"))
            posted = f"{posted[:4]}-{posted[4:6]}-{posted[6:8]}"
            learn(cve, published=max(date, min(posted, END)) if posted[:7] == date[:7] else date,
                  severity={"Critical": "Critical", "Important": "High", "Moderate": "Medium",
                            "Low": "Low"}.get(word, ""))
        votes = collections.defaultdict(collections.Counter)
        for _posted, cve, kb, _word in entries:
            for r in ranges.get((cve, number), ()):
                if r[0] == f"10.0.{branch}.0":
                    votes[r[1]][kb] += 1
        for build, kbs in votes.items():
            kb_of.setdefault((number, build), kbs.most_common(1)[0][0])
    return kb_of


def end_dates(product):
    """branch -> end of support, from endoflife.date."""
    if not product["md"]:
        return {}
    ends = {}
    for _n, text in EOL_PAGES.items():
        if _n == product["md"]:
            for block in re.split(r"\n\s*- releaseCycle:", text)[1:]:
                cycle = re.match(r'\s*"?([^"\n]+)"?', block).group(1)
                eol = re.search(r"\n\s+eol: (\d{4}-\d\d-\d\d)", block)
                ends[cycle] = eol.group(1) if eol else ""
    return ends


def branch_of(product, version):
    if product["name"].startswith("windows_"):
        return version.split(".")[2]
    if not product["comps"]:
        return ""
    if version.startswith("1.1.1") and product["name"] == "openssl":
        return "1.1.1"
    return ".".join(version.split(".")[:product["comps"]])


def is_its_own(product, version):
    """False for the versions of extensions and carriers that share a CPE name."""
    if product["name"] == "visual_studio_code":
        return version.startswith("1.")
    if product["name"].startswith("acrobat"):
        return 15 <= numbers(version)[0] <= 26
    return True


def versions_of(number, product):
    """version -> date"""
    found = {}
    if product["rd"]:
        for version, entry in RELEASES[product["rd"]].get("versions", {}).items():
            if plain(version):
                found[version] = entry["date"]
        if product["name"] == "firefox":
            found = {v: d for v, d in found.items() if len(numbers(v)) == 2 and numbers(v)[1] == 0
                     or len(numbers(v)) == 3 and numbers(v)[1] == 0}
    for item in product["fixed"].split():
        version, date = item.split("@")
        found[version] = date
    if not product["rd"]:
        for (cve, n), rows in ranges.items():
            if n != number:
                continue
            for start, end, inclusive, source in rows:
                if inclusive and (start == end and source != "n"):
                    continue
                date = cves[cve].published
                if inclusive and product["name"] not in ("jre", "acrobat_reader_dc", "acrobat_dc"):
                    date = cves[cve].published[:4] + "-01-01"
                if end not in found or date < found[end]:
                    found[end] = date
        if product["name"].startswith("windows_"):
            for date, _ref, revisions in BUILDS:
                for branch, revision in revisions.items():
                    if WINDOWS_BRANCHES[branch][0] == product["name"]:
                        found[f"10.0.{branch}.{revision}"] = date
        for block in re.split(r"\n\s*- releaseCycle:", EOL_PAGES.get(product["md"], ""))[1:]:
            latest = re.search(r'\n\s+latest: "?([\d.]+)"?', block)
            date = re.search(r"\n\s+latestReleaseDate: (\d{4}-\d\d-\d\d)", block)
            if product["name"] == "chrome" and latest and date:
                found.setdefault(latest.group(1), date.group(1))
    found = {v: d for v, d in found.items() if is_its_own(product, v)}
    # A version is never newer than a later one: the dates of CVEs lag behind the releases.
    out, newest = {}, "9999"
    for version in sorted(found, key=sort_key, reverse=True):
        branch = branch_of(product, version)
        if product["rd"]:
            out[version] = found[version]
            continue
        key = (branch, )
        limit = out.get(key, "9999")
        out[key] = min(limit, found[version])
        out[version] = out[key]
    out = {v: d for v, d in out.items() if isinstance(v, str)}
    return choose_versions(product, out)


def choose_versions(product, found):
    groups = collections.defaultdict(list)
    for version, date in found.items():
        branch = branch_of(product, version)
        if product["cycles"] and not re.fullmatch(product["cycles"], branch):
            continue
        if product["name"].startswith("windows_") and branch not in WINDOWS_BRANCHES:
            continue
        if date <= END:
            groups[branch].append((sort_key(version), version, date))
    kept = []
    for branch, rows in groups.items():
        rows.sort()
        recent = [r for r in rows if r[2] >= product["since"]][-product["keep"]:]
        for _key, version, date in recent or rows[-3:]:
            kept.append((branch, version, date))
    kept.sort(key=lambda r: (sort_key(r[0] or "0"), sort_key(r[1])))
    return kept


def pick(number, product, kev):
    """The CVEs that are taken: those that touch a kept version, KEV and exploited ones first,
    then two of three recent and one of three older, spread evenly by a hash."""
    versions = product["versions"]
    touching = []
    for (cve, n), rows in ranges.items():
        if n != number or not cves[cve].published or cves[cve].published > END:
            continue
        hit = any(inside(v, rows) for _b, v, _d in versions)
        if hit:
            touching.append(cve)
    hash_of = {c: hashlib.sha1(c.encode()).hexdigest() for c in touching}
    first = sorted((c for c in touching if c in kev), key=hash_of.get)[:product["cap"] // 3]
    rest = sorted((c for c in touching if c not in first), key=hash_of.get)
    recent = [c for c in rest if cves[c].published >= "2025-06-01"]
    unscored = [c for c in recent if not cves[c].severity][product["cap"] // 5:]
    recent = sorted((c for c in recent if c not in unscored),
                    key=lambda c: (not cves[c].severity, hash_of[c]))
    older = [c for c in rest if cves[c].published < "2025-06-01"]
    older.sort(key=lambda c: (cves[c].ssvc not in ("active", "poc"), hash_of[c]))
    room = product["cap"] - len(first)
    take = recent[:max(room * 2 // 3, room - len(older))]
    return first + take + older[:room - len(take)]


def inside(version, rows):
    v = sort_key(version)
    for start, end, inclusive, _s in rows:
        if start and v < sort_key(start):
            continue
        if v < sort_key(end) or (inclusive and v == sort_key(end)):
            return True
    return False


def write(name, header, rows):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(header) + "\n")
        for row in rows:
            f.write("\t".join("" if x is None else str(x) for x in row) + "\n")


def write_controls():
    rows = []
    with open(os.path.join(DATA, "defender/scid-list.tsv"), encoding="utf-8") as f:
        titles = {r["scid"]: r["title"] for r in csv.DictReader(f, delimiter="\t")
                  if r["grade"] in "AB"}
    for scid, area in CONTROL_AREAS.items():
        if scid in titles:
            rows.append((scid, titles[scid]) + area)
        else:
            print("no title for", scid)
    write("controls.tsv", ("id", "title", "category", "subcategory", "impact", "platform",
                           "compliant_permille"), rows)
    print("controls", len(rows))


def main():
    read_anchore()
    read_nvd()
    for (cve, product, start, end, date, cvss, ssvc) in EXTRA:
        if product:
            n = [i for i, x in enumerate(PRODUCTS) if x["name"] == product][0]
            ranges[cve, n].append((start, end, 0, "x"))
        learn(cve, published=date, cvss=cvss, version="3.1", ssvc=ssvc,
              severity="High" if cvss >= 7 else "Medium")
    read_vulnrichment()
    kb_of = read_wesng()
    kev = {}
    for v in json.load(open(os.path.join(DATA, "kev/kev-2026-08-21.json")))["vulnerabilities"]:
        if v["dateAdded"] <= END:
            kev[v["cveID"]] = v
    chosen = collections.OrderedDict()
    affected, version_rows, branch_rows, product_rows = [], [], [], []
    for number, product in enumerate(PRODUCTS):
        product["versions"] = versions_of(number, product)
        taken = pick(number, product, kev) if product["cap"] else []
        ends = end_dates(product)
        branches = []
        for branch, version, date in product["versions"]:
            version_rows.append((number, branch, version, date, kb_of.get((number, version), "")))
            if branch not in branches:
                branches.append(branch)
        for branch in branches:
            cycle, weight = branch, ""
            if branch in WINDOWS_BRANCHES:
                weight, cycle = WINDOWS_BRANCHES[branch][2]
            if branch:
                branch_rows.append((number, branch, weight, ends.get(cycle, "")))
        for cve in taken:
            chosen[cve] = True
            rows = sorted({r[:3] for r in ranges[cve, number]
                           if any(inside(v, [r]) for _b, v, _d in product["versions"])})
            for start, end, inclusive in rows:
                affected.append((cve, number, start, end, inclusive))
        product_rows.append((number, product["vendor"], product["name"], product["title"],
                             *product["mix"], product["habit"], product["eos"], product["path"],
                             product["reg"]))
        print(f"{product['name']:32} versions {len(product['versions']):4} "
              f"{(product['versions'] or [('', '-', '-')])[-1][1:]} cves {len(taken)}")
    write_cves(chosen, kev)
    index = {c: i for i, c in enumerate(sorted(chosen))}
    affected.sort(key=lambda r: (r[1], index[r[0]], sort_key(r[3])))
    write("products.tsv", ("product", "vendor", "name", "title", "client", "server", "linux",
                           "mac", "habit", "eos", "path", "registry"), product_rows)
    write("versions.tsv", ("product", "branch", "version", "date", "kb"), version_rows)
    write("branches.tsv", ("product", "branch", "weight", "eos"), branch_rows)
    write("affected.tsv", ("cve", "product", "start", "end", "inclusive"),
          [(index[r[0]], *r[1:]) for r in affected])
    write_controls()
    print("cves", len(chosen), "affected", len(affected), "versions", len(version_rows))


def write_cves(chosen, kev):
    epss = {}
    for name, text in members("epss/epss-emba-2026-08-16.tar.xz", r"CVE_20\d\d_EPSS"):
        for line in text.decode().splitlines():
            cve, probability, percentile = line.split(";")[:3]
            if cve in chosen:
                epss[cve] = (probability.rstrip("0").rstrip("."), percentile.rstrip("0").rstrip("."))
    rows = []
    for cve in sorted(chosen):
        c = cves[cve]
        exploit = {"poc": 1, "active": 2}.get(c.ssvc, 0)
        rows.append((cve, c.published, c.cvss, c.version if c.cvss is not None else "", c.severity,
                     *epss.get(cve, ("", "")), exploit))
    write("cves.tsv", ("cve", "published", "cvss", "version", "severity", "epss", "percentile",
                       "exploit"), rows)
    write("kev.tsv", ("cve", "vendor", "product", "name", "added", "due", "ransomware"),
          [(c, k["vendorProject"].strip(), k["product"].strip(), k["vulnerabilityName"].strip(),
            k["dateAdded"], k["dueDate"], k["knownRansomwareCampaignUse"]) for c, k in
           sorted(kev.items()) if c in chosen])
    print("no cvss", sum(1 for r in rows if r[2] is None), "no severity",
          sum(1 for r in rows if not r[4]), "no epss", sum(1 for r in rows if not r[5]), "kev",
          sum(1 for c in kev if c in chosen))


RELEASES = {os.path.basename(n)[:-5]: json.loads(t) for n, t in
            members("eol/release-data-*.tar.xz", r"/releases/[^/]+\.json$")}
EOL_PAGES = {os.path.basename(n)[:-3]: t.decode() for n, t in
             members("eol/endoflife.date-*.tar.xz", r"/products/[^/]+\.md$")}

if __name__ == "__main__":
    main()
