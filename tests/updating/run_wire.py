import sys, tomllib, time
from pathlib import Path
from summarize.backends import load_models
from summarize.pipeline import make_brief
from summarize.types import Article
from summarize.updating import update_brief
from summarize.reading import read_articles
import json, tempfile
models=load_models()
import os
def read(text, title, day):
    with tempfile.TemporaryDirectory() as d:
        p=Path(d)/"a.json"; p.write_text(json.dumps([{"text":text,"title":title,"date":day,"source":"Gazette"}]))
        got=read_articles([str(p)])
    return got
def go(old,new):
    o=read(old,"First report","2023-05-01"); n=read(new,"More on it","2023-05-03")
    try: b=make_brief(o.articles,models,dropped=o.dropped)
    except Exception as e: print("NO BRIEF",old); return ()
    return update_brief(make_brief(o.articles,models,dropped=o.dropped),n.articles,models,dropped=n.dropped).history.changes
for path in sys.argv[1:]:
    t=tomllib.loads(Path(path).read_text())
    c=f=o=false=0
    for e in t["event"]:
        if "new" in e:
            c+=1
            ch=go(e["old"],e["new"])
            hits=[x for x in ch if e.get("was","").casefold() in x.old.value.casefold() and e.get("now","").casefold() in x.new.value.casefold()]
            f+=bool(hits); false+=len(ch)-len(hits)
            if not hits: print("MISS",e["kind"],e["new"])
            for x in ch:
                if x not in hits: print("   FALSE in change",x.kind,x.old.value,"->",x.new.value,"|",e["new"])
        if "other" in e:
            o+=1
            ch=go(e["old"],e["other"])
            false+=len(ch)
            for x in ch: print("FALSE",x.kind,x.old.value,"->",x.new.value,"|",e["other"])
    print(Path(path).name,"corrections",c,"others",o,"found",f,"false",false,"recall %.2f precision %.2f"%(f/c,f/max(f+false,1)))
