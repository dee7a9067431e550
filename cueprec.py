import json,sys
from collections import Counter,defaultdict
import spacy
S='/work/shared/bench/attribution/'
gold={}
for l in open(S+'train.jsonl'):
    g=json.loads(l); gold[g['doc']]=g
import itertools
from dragoman.coding import Coder
from dragoman.reading import document_from_text
import msgspec
c=Coder.load()
docs=[document_from_text(g['text'],id=d) for d,g in itertools.islice(gold.items(),0,420)]
tp,fp=Counter(),Counter(); ex=defaultdict(list)
for r in c.stream(docs):
    d=json.loads(msgspec.json.encode(r)); t=d['document']['text']; g=gold[d['document']['id']]
    cov=set()
    for a in g['attributions']:
        for s,e in a['cue']: cov|=set(range(s,e))
    disc=set()
    for s,e in g.get('discard',[]): disc|=set(range(s,e))
    for a in d['attributions']:
        if not a['cue'] or a.get('within'): continue
        s,e=a['cue']
        if s in disc: continue
        w=t[s:e].lower()
        ok=any(i in cov for i in range(s,e))
        (tp if ok else fp)[w]+=1
        if not ok and len(ex[w])<3: ex[w].append(t[max(0,s-60):e+60].replace('\n',' '))
print(sum(tp.values()),sum(fp.values()))
for w,n in fp.most_common(110):
    p=tp[w]/(tp[w]+n)
    if p<.55 and n>=3: print(f"{w!r} tp {tp[w]} fp {n} p {p:.2f} | {ex[w][0]}")
