# Policies of email, and the headers that EmailMessage gives.
import email.policy as p, email.message as m, email.parser as q
print(p.__all__)
print(p.HTTP, p.default, p.compat32, p.SMTP+p.strict, p.default.clone(max_line_length=5))
for x in (p.HTTP,p.default,p.compat32,p.SMTP,p.strict,p.SMTPUTF8):
    print({k:getattr(x,k) for k in ("max_line_length","linesep","cte_type","raise_on_defect","mangle_from_","utf8","refold_source") if hasattr(x,k)})
for f in (lambda:p.default.clone(zz=1),lambda:p.Policy(),lambda:p.EmailPolicy(zz=1),lambda:setattr(p.default,"linesep","x"),lambda:setattr(p.default,"zz","x")):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
msg=q.HeaderParser(m.EmailMessage,policy=p.HTTP).parsestr("Content-Type: Text/HTML; charset=\"utf-8\"; x=y z; boundary=abc\nSubject: hi\n")
print(msg.get_content_type(), msg.get_params(()), msg.get_param("charset"), msg.get_content_charset(), msg["subject"], type(msg), msg.policy, msg.get_params(None,"x"))
for ct in ("","text","text/plain; a","application/json","a/b/c","multipart/form-data; boundary=----x","text/plain; charset=utf-8; charset=b","text/html;;x=1",'x/y; q="a\\"b;c"',"text/plain; charset*=utf-8''%e2%82%ac"):
    msg=q.HeaderParser(m.EmailMessage,policy=p.HTTP).parsestr(f"Content-Type: {ct}")
    print(repr(ct),msg.get_content_type(),msg.get_params(()),msg.get_content_charset(),msg.get_boundary(),msg.get_filename(),msg.get_content_disposition(),msg.is_attachment())
e=m.EmailMessage(); print(e.get_content_type(), e.policy, len(e), e.is_multipart(), isinstance(e,m.Message), m.EmailMessage.__mro__)
e["Subject"]="x"; e["To"]="a@b.c"; print(e.keys(), e["subject"], e.items())
try: e["Subject"]="y"
except ValueError as x: print(x)
for ct in ("Text/HTML; charset=\"utf-8\"; x=y z; boundary=abc", "text", "text/plain; charset=utf-8; charset=b", "text/plain; a*0=x; a*1=\"y z\"", "text/plain; charset=\"utf-8", "attachment; filename=\"a;b.txt\""):
    msg = q.HeaderParser(m.EmailMessage, policy=p.HTTP).parsestr(f"Content-Type: {ct}\nContent-Disposition: {ct}\nX-Other: {ct}\n")
    print([str(value) for value in msg.values()], msg["content-type"].maintype, dict(msg["content-type"].params), msg["content-disposition"].content_disposition, msg.get_filename(), msg["x-other"].name)
