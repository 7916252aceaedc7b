# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows builds by month, extra CVE facts and the areas of the controls, for make_demo_tables.py.

BUILDS: patch day, a CVE fixed on it, and the fixed revision of every branch, as the CNA record of
that CVE states it (CVEProject/cvelistV5, CVE terms of use: facts). CONTROL_AREAS: category,
subcategory, impact, platforms (C client, S server, L Linux, M macOS) and the per mille of
compliant devices are assumptions of this project; Microsoft does not publish them.
"""

# branch -> (product, CNA product name, (weight per mille, endoflife.date cycle))
WINDOWS_BRANCHES = {
    "22621": ("windows_11", "windows 11 version 22h2", (70, "11-22h2-e")),
    "22631": ("windows_11", "windows 11 version 23h2", (230, "11-23h2-e")),
    "26100": ("windows_11", "windows 11 version 24h2", (450, "11-24h2-e")),
    "26200": ("windows_11", "windows 11 version 25h2", (250, "11-25h2-e")),
    "19045": ("windows_10", "windows 10 version 22h2", (1000, "10-22h2")),
    "17763": ("windows_server_2019", "windows server 2019", (1000, "2019")),
    "20348": ("windows_server_2022", "windows server 2022", (1000, "2022")),
}

WESNG_NAMES = {
    "22621": "Windows 11 Version 22H2 for x64-based Systems",
    "22631": "Windows 11 Version 23H2 for x64-based Systems",
    "26100": "Windows 11 Version 24H2 for x64-based Systems",
    "26200": "Windows 11 Version 25H2 for x64-based Systems",
    "19045": "Windows 10 Version 22H2 for x64-based Systems",
    "17763": "Windows Server 2019",
    "20348": "Windows Server 2022",
}


def month(date, cve, s19, s22, w10, w23, w24, w25=None, w22=None):
    pairs = {"17763": s19, "20348": s22, "19045": w10, "22631": w23, "26100": w24, "26200": w25,
             "22621": w22}
    return date, cve, {k: v for k, v in pairs.items() if v}


BUILDS = [
    month("2025-06-10", "CVE-2025-33053", 7434, 3807, 5965, 5472, 4349, None, 5472),
    month("2025-08-12", "CVE-2025-53778", 7678, 4052, 6216, 5768, 4946, None, 5768),
    month("2025-09-09", "CVE-2025-55234", 7792, 4171, 6332, 5909, 6584, None, 5909),
    month("2025-10-14", "CVE-2025-58718", 7919, 4294, 6456, 6060, 6899, 6899, 6060),
    month("2025-11-11", "CVE-2025-62452", 8027, 4405, 6575, 6199, 7171, 7171),
    month("2025-12-09", "CVE-2025-62549", 8146, 4529, 6691, 6345, 7462, 7462),
    month("2026-01-13", "CVE-2026-20931", 8276, 4648, 6809, 6491, 7623, 7623),
    month("2026-02-10", "CVE-2026-21533", 8389, 4773, 6937, 6649, 7840, 7840),
    month("2026-03-10", "CVE-2026-25180", 8511, 4893, 7058, 6783, 8037, 8037),
    month("2026-04-14", "CVE-2026-32202", 8644, 5020, 7184, 6936, 8246, 8246),
    month("2026-05-12", "CVE-2026-40408", 8755, 5139, 7291, 7079, 8457, 8457),
    month("2026-06-09", "CVE-2026-44812", 8880, 5256, 7417, 7219, 8655, 8655),
]

# (cve, product or "", start, fixed, published, CVSS 3.1, SSVC), from the CNA records.
EXTRA = [
    ("CVE-2026-45659", "sharepoint_server", "16.0.0", "16.0.19725.20280", "2026-05-22", 8.8,
     "none"),
    ("CVE-2026-40408", "", "", "", "2026-05-12", 7.8, "none"),
    ("CVE-2026-32202", "", "", "", "2026-04-14", 4.3, "active"),
    ("CVE-2026-25180", "", "", "", "2026-03-10", 5.5, "none"),
    ("CVE-2026-21533", "", "", "", "2026-02-10", 7.8, "active"),
]

_ASR = ("Security controls", "Attack Surface Reduction", 9)
_AV = ("Security controls", "Antivirus", 9)
_FW = ("Security controls", "Firewall", 8)
CONTROL_AREAS = {
    "scid-19": ("Application", "Google Chrome", 3, "CS", 420),
    "scid-22": ("Application", "Google Chrome", 3, "CS", 350),
    "scid-23": ("Application", "Google Chrome", 3, "CS", 390),
    "scid-17": ("Application", "Google Chrome", 4, "CS", 700),
    "scid-76": ("Application", "Adobe Acrobat", 5, "C", 280),
    "scid-97": ("Application", "Adobe Acrobat", 5, "C", 310),
    "scid-80": ("Application", "Microsoft Office", 5, "C", 760),
    "scid-79": ("Application", "Internet Explorer", 5, "CS", 640),
    "scid-85": ("Application", "Internet Explorer", 5, "CS", 810),
    "scid-25": ("OS", "Credential protection", 7, "CS", 560),
    "scid-57": ("OS", "Credential protection", 7, "CS", 880),
    "scid-26": ("OS", "Security options", 5, "CS", 930),
    "scid-61": ("OS", "BitLocker", 5, "C", 440),
    "scid-62": ("OS", "BitLocker", 5, "C", 380),
    "scid-83": ("OS", "Security options", 5, "CS", 900),
    "scid-52": ("OS", "User account control", 6, "CS", 740),
    "scid-108": ("OS", "Services", 4, "CS", 610),
    "scid-3001": ("OS", "Services", 6, "CS", 690),
    "scid-3003": ("OS", "Services", 5, "S", 720),
    "scid-2090": ("OS", "BitLocker", 8, "C", 860),
    "scid-2100": ("OS", "Secure boot", 7, "CS", 910),
    "scid-5010": ("OS", "System integrity", 8, "M", 970),
    "scid-5011": ("OS", "Disk encryption", 8, "M", 880),
    "scid-6014": ("OS", "Accounts on Linux", 6, "L", 540),
    "scid-30": ("Network", "SMB", 7, "CS", 820),
    "scid-64": ("Network", "Shares", 6, "CS", 870),
    "scid-73": ("Network", "WinRM", 5, "CS", 660),
    "scid-74": ("Network", "WinRM", 5, "S", 590),
    "scid-82": ("Network", "Routing", 4, "CS", 480),
    "scid-81": ("Network", "Routing", 4, "CS", 470),
    "scid-45": ("Network", "Remote desktop", 7, "CS", 890),
    "scid-24": ("Network", "Remote desktop", 6, "CS", 710),
    "scid-103": ("Network", "LDAP", 6, "S", 520),
    "scid-111": ("Network", "SMB", 7, "S", 410),
    "scid-4001": ("Network", "Shares", 7, "S", 760),
    "scid-4002": ("Network", "Shares", 5, "S", 880),
    "scid-109": ("Network", "Authentication", 7, "CS", 190),
    "scid-32": ("Accounts", "Password policy", 6, "CS", 640),
    "scid-33": ("Accounts", "Password policy", 5, "CS", 830),
    "scid-34": ("Accounts", "Password policy", 4, "CS", 570),
    "scid-41": ("Accounts", "Account lockout policy", 5, "CS", 780),
    "scid-44": ("Accounts", "Account lockout policy", 6, "CS", 730),
    "scid-3010": ("Accounts", "Built-in accounts", 6, "CS", 670),
    "scid-113": ("Accounts", "Local administrator passwords", 8, "CS", 490),
    "scid-5003": ("Accounts", "Password policy", 5, "M", 560),
    "scid-2000": ("Security controls", "EDR", 9, "CS", 985),
    "scid-2001": ("Security controls", "EDR", 8, "CS", 960),
    "scid-2003": _AV + ("C", 870),
    "scid-2010": _AV + ("CS", 950),
    "scid-2011": _AV + ("CS", 880),
    "scid-2012": _AV + ("CS", 930),
    "scid-2013": ("Security controls", "Antivirus", 7, "CS", 660),
    "scid-2016": ("Security controls", "Antivirus", 8, "CS", 900),
    "scid-2070": _FW + ("CS", 940),
    "scid-2071": _FW + ("CS", 910),
    "scid-2073": _FW + ("CS", 860),
    "scid-2080": ("Security controls", "Credential Guard", 8, "C", 520),
    "scid-2500": _ASR + ("C", 560),
    "scid-2501": _ASR + ("C", 480),
    "scid-2506": _ASR + ("C", 520),
    "scid-2508": _ASR + ("CS", 500),
    "scid-2509": _ASR + ("CS", 590),
    "scid-2511": _ASR + ("C", 440),
    "scid-2515": _ASR + ("CS", 470),
    "scid-5007": ("Security controls", "Firewall", 8, "M", 910),
    "scid-5090": ("Security controls", "Antivirus", 9, "M", 940),
    "scid-6090": ("Security controls", "Antivirus", 9, "L", 760),
    "scid-6093": ("Security controls", "Antivirus", 5, "L", 640),
}
