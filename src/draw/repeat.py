# Repeats a draw (RFC 3797 with SHA-256): python3 draw.py LIST.txt "SEED" N
import hashlib, sys, unicodedata
clean = lambda text: unicodedata.normalize("NFC", text).strip()
names = sorted(filter(None, map(clean, open(sys.argv[1], encoding="utf-8-sig").read().split("\n"))))
print("list", hashlib.sha256("".join(name + "\n" for name in names).encode()).hexdigest())
key = clean(sys.argv[2])
key = (key if key.endswith("/") else key + "/").encode()
for round in range(int(sys.argv[3])):
    number = round.to_bytes(2, "big")
    digest = hashlib.sha256(number + key + number).hexdigest()
    print(names.pop(int(digest, 16) % len(names)))
