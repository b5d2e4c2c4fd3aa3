"""The words of page furniture: what one line alone says about its kind.

``kind_of("READ ALSO: Ferry timetable changes")`` gives ``"furniture"``; ``kind_of("By Jonas Wick")`` gives ``"dateline"``; None where the line
may be part of the report. No rule names a person, a place or an outlet (agencies aside, whose credit is what their name on a line means).
"""
# ruff: noqa: E501  (tables of words and patterns: one row a line is easier to check than a broken one)

import re
from typing import Literal

LineKind = Literal["furniture", "dateline", "caption", "comments", "related"]

AGENCIES = (
    "AP|Associated Press|The Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|UPI|United Press International|DPA|dpa|ANSA|EFE|"
    "PTI|ANI|IANS|Xinhua|TASS|Interfax|Bloomberg|Kyodo|Kyodo News|Yonhap|PA|Press Association|PA Media|AAP|CP|The Canadian Press|Canadian Press|"
    "Anadolu|Anadolu Agency|AA|UNI|NAN|APA|Ukrinform|Belga|ANP|NTB|TT|STT|Ritzau|Lusa|MTI|PAP|CTK|Tanjug|BTA|Agerpres|WAM|SPA|MENA|Bernama|Antara|"
    "VOA|RFE/RL|CNN|CNN Newsource|City News Service|Wire|wire reports|agencies|Agencies"
)

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{4}\s*(?:hrs|hours|gmt|utc))"
_ZONE = r"(?:\(?[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?|[+-]\d\d:?\d\d)"
_WHEN = rf"{_WEEKDAY}?{DATE}(?:[\s,|@·•–—-]*(?:at\s+|t)?{_CLOCK}(?:\s*{_ZONE})?)?|{_CLOCK}(?:\s*{_ZONE})?[\s,|@·•–—-]*(?:on\s+)?{_WEEKDAY}?{DATE}"
_LABEL = (
    r"(?:(?:first\s+|originally\s+)?(?:published|posted|updated|last\s+updated|last\s+modified|modified|created|issued|released|date|publish(?:ed)?\s+date|"
    r"publication\s+date|upd|up-?dated)(?:\s+(?:on|at))?\s*:?\s*)"
)
DATE_LINE = re.compile(
    rf"^[\W_]*{_LABEL}?(?:{_WHEN})(?:[\s,|/·•–—-]*(?:{_LABEL}?(?:{_WHEN}|{_CLOCK}(?:\s*{_ZONE})?)))*[\W_]*(?P<rest>.{{0,60}})$", re.I
)
LABELLED = re.compile(rf"^[\W_]*{_LABEL}", re.I)

_BYLINE = re.compile(
    r"^(?:(?:story\s+|written\s+|reported\s+|posted\s+|published\s+|compiled\s+|words\s+|text\s+|analysis\s+|report\s+)?by:?\s+(?=[A-Z@])"
    r"|(?:author|authors|reporter|writer|correspondent|byline)s?\s*:\s*\S).{1,110}$",
    re.I,
)
_FROM = re.compile(r"^(?:From|Our correspondent) (?:[A-ZÀ-Þ][\w'’.-]+\s){1,4}(?:in|at)\s[A-ZÀ-Þ][\w'’.-]+(?:[ ,]+[A-ZÀ-Þ][\w'’.-]+){0,3}$")
_CREDIT = re.compile(
    rf"^[\W_]*(?:(?:source|credit|with inputs? from|with reporting (?:by|from)|contributing|inputs? from|via|from)s?\s*:?\s+)?(?:the\s+)?(?:{AGENCIES})"
    rf"(?:\s*(?:[/,&+]|and|with)\s*(?:{AGENCIES}))*[\W_]*$"
)
# Lines that give a place with its date, a day without a year, or a time of day alone.
_PLACE_DATE = re.compile(rf"^[A-ZÀ-Þ][\w .,'’-]{{2,40}},\s+(?i:{DATE})\s*[–—-]*$")
_SHORT_DATE = re.compile(
    rf"^{_WEEKDAY}?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:[\s,]+{_CLOCK}(?:\s*{_ZONE})?)?$|^{_CLOCK}(?:\s*{_ZONE})?$|^(?:published|posted|updated)\s+(?:\d+|an?)\s+\w+\s+ago$",
    re.I,
)
_OFFICE = re.compile(
    r"^(?:(?:The )?(?:[A-ZÀ-Þ][\w.'’&-]+\s){0,3})?(?:staff writers?|staff reporters?|special correspondent|correspondents?|news agency|news service|press writers?|bureau chief|political editor|chief reporter)$",
    re.I,
)
_INITIALS = re.compile(
    rf"^(?:[a-z]{{2,4}}(?:[/,]\s?[a-z]{{2,4}}){{0,4}}\s*)?\((?:{AGENCIES})(?:\s*[/,]\s*(?:{AGENCIES}))*\)$"
)  # jm/dm (AFP, dpa)
_CREDIT_WORDS = re.compile(
    rf"^[\W_]*(?:updated?:? (?:at |on )?{_CLOCK}(?:[\s,]*{_ZONE})?(?:[,\s]+[^:.]{{0,25}})?(?: (?:with|to) .{{0,120}})?[.\s]*$|updated on .{{0,40}}\d.{{0,60}}$|"
    r"this (?:article|story|report) is based (?:in part )?on wire\b.{0,60}$|(?:additional |with )?reporting by\b|(?:writing|editing|compiled|edited|translated|produced) by\b|with (?:inputs?|reporting|files|assistance|additional reporting) (?:from|by)\b"
    r"|contributing\s*:|.{2,120}\bcontributed (?:reporting|research|data|to (?:this|the) (?:report|story|article))|with (?:\w+ )?wires$"
    r"|(?:this (?:article|story|report|piece|column) )?(?:was )?(?:first|originally) (?:appeared|published|posted)\b.{0,80}$"
    r"|this (?:article|story|report|piece|column) (?:first |originally )?(?:was )?(?:first |originally )?(?:appeared|published|posted)\b.{0,80}$"
    r"|.{2,60}\scontributed\.(?:\s.{0,40})?$)",
    re.I,
)
_RELATED = re.compile(
    r"^[\W_]*(?:read (?:also|more|next|now|the full story)|also (?:read|see|watch|on)|see (?:also|more)|related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|topics?|coverage|links?|reading))?"
    r"|more (?:from|on|in|news|stories|top stories|about|like this)|more on this.*|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|reading|stories))?|don'?t miss|must read"
    r"|trending(?: now)?|most (?:read|popular|viewed|shared|commented|recent)(?: \w+){0,3}|popular (?:now|stories|posts)|top stories|latest (?:news|stories|headlines|from)|editor'?s'? picks?|up next|next (?:up|article|story)"
    r"|previous (?:article|story)|in case you missed it|further reading|go deeper|full coverage|special coverage|other (?:reports|stories|news|articles) (?:by|from|in)|from the web|around the web|sponsored(?: content| links?)?|explainer|explained|factbox|check out"
    r"|promoted(?: content| stories)?|elsewhere on|keep reading|continue reading|suggested reading|photo gallery|gallery|slideshow|in pictures|photos|watch(?: live| now| next)?|listen(?: now| to)?|video|podcast|read)\s*"
    r"(?P<end>:|\||»|>|→|-\s|–\s|—\s|\.{3}|…|\(|$)",
    re.I,
)
_SAID = re.compile(r"[,.!?][\"”]\s+[a-z]")  # “Read: nothing,” she said
_RELATED_LABEL_ONLY = re.compile(r"[:\s.…»>→|-]*$")

_EXACT = frozenset(
    """advertisement advertisements ad ads advert story continues below advertisement|article continues below advertisement|continue reading below|article continues after ad|
    article continues after advertisement|story continues below|story continues|scroll to continue|advertisement - scroll to continue|loading...|loading|close|menu|search|home|news|
    share|tweet|email|print|pin it|copy link|save|bookmark|whatsapp|facebook|twitter|linkedin|reddit|telegram|pocket|youtube|instagram|messenger|flipboard|pinterest|x|sms|more|
    share this|share this article|share this story|share this:|spread the love|spread the word|spread the news|like this:|like|follow us|follow|subscribe|subscribe now|sign up|sign in|log in|login|register|
    join now|donate|donate now|support us|contact us|about us|privacy policy|terms of use|terms of service|terms and conditions|cookie policy|do not sell my personal information|sitemap|accept|
    accept all|reject all|accept cookies|manage preferences|manage cookies|e-mail|cookie settings|got it|i agree|ok|no thanks|skip to content|skip to main content|skip navigation|back to top|top|next|previous|
    prev|read more|read full story|show more|load more|view more|see more|see all|view all|view comments|show comments|hide comments|comments|comment|leave a comment|leave a reply|post a comment|add a comment|
    post comment|submit|cancel reply|reply|report|report abuse|flag|be the first to comment|no comments|no comments yet|comments are closed|comments are closed.|join the conversation|join the discussion|
    breaking|breaking news|live|live updates|developing|developing story|exclusive|opinion|analysis|editorial|commentary|analysis/opinion|world|politics|business|sports|sport|entertainment|technology|tech|science|
    health|lifestyle|culture|local|national|international|international news|world news|top news|latest|latest news|featured|video|videos|photos|photo|gallery|podcast|audio|listen|watch|watch live|image|
    newsletter|newsletters|tags|topics|filed under|categories|category|in this article|topics in this article|key points|highlights|transcript|click here|play|pause|mute|unmute|replay|caption|hide caption|
    toggle caption|enlarge this image|view image|view gallery|image source|getty images|shutterstock|file photo|online|pullquote|[pullquote]|supporters|share on facebook|share on twitter|what are the details?|
    share on whatsapp|share on linkedin|share on reddit|share via email|print this article|listen to this article|text size|font size|aa|a a|change font size|translate|select language|we value your privacy|your privacy|more options|like loading...|newest|oldest|best rated|worst rated|click to rate|share what you think|most relevant|post navigation|report this ad|toggle more options|view gallery|view comments|show comments|gift this article|gift this article free|sponsor message|website|name|email *|name *|comment *|proudly powered by wordpress|trending stories|top stories|must-reads|must reads|enter your email|type your email...|your email|email address|your email address|image caption|view image in fullscreen|hide caption|cookie preferences|privacy settings""".replace(
        "\n", "|"
    ).split("|")
) | frozenset("advertisement advertisements ad ads advert".split())
EXACT = frozenset(" ".join(words.split()) for words in _EXACT if words.strip())

_FURNITURE = re.compile(
    r"""^[\W_]*(?:
      (?:please\s+)?(?:log|sign)\s?-?in\b.{0,80}(?:comment|continue|account|method|reply|read|access|to\b)
    | (?:please\s+)?(?:subscribe|sign\s+up|register|join\s+(?:us|our|the\s+conversation))\b(?=.{0,160}\b(?:newsletters?|inbox|email|e-mail|updates|alerts|daily|weekly|channel|telegram|whatsapp|youtube|podcast|access|here|today|now|free|briefings?|digital|edition|subscri\w+|month|discussion|comments?|us)\b)
    | (?:get|receive|want|have)\b(?=.{0,120}\b(?:in|to|into)\s+your\s+(?:inbox|mailbox|email)\b)
    | (?:click|tap)\s+(?:here|on|the|below|to)\b.{0,120}$
    | (?:follow|like|find|join|contact|reach|e-?mail|text|tweet)\s+(?:us|me|him|her|them|@\w+|[^.]{2,60})\s(?:on|at|via)\s+(?:twitter|facebook|instagram|x\b|telegram|linkedin|youtube|threads|tiktok|@|\S+@)
    | (?:follow|contact|join|like)\s+(?:us|me)\b.{0,60}$
    | follow\s+@\w+
    | (?:e-?mail|write\s+to|contact|reach(?:\s+out\s+to)?)\s.{2,60}\s(?:at|on|via)\s+\S+@.{0,120}$
    | (?:-\s+)?(?:order\s+reprints|print\s+article|email\s+article|sorry!|thank\s+you[.!]?|keep\s+an\s+eye\s+on\s+your\s+inbox.{0,60})$
    | (?:an|there\s+was\s+an)\s+error\b.{0,30}\b(?:occurred|processing|loading|submitting)\b.{0,80}$
    | this\s+(?:copy|article)\s+(?:is\s+for\s+your\s+personal|has\s+been\s+sent\s+to)\b.{0,500}$
    | (?:tell|let)\s+us\s+(?:know\s+)?what\s+you.{0,60}$
    | (?:share|tweet|print|email|pin|whatsapp|facebook|twitter|linkedin|reddit|telegram|pocket|messenger|copy\s+link|save|pinterest|share\s+this(?:\s+\w+)?|share\s+on|flipboard|\W)+$
    | share\s+(?:this|on|via|with|the)\b.{0,60}$
    | (?:image|photo|picture|pic|video|photograph|graphic|illustration|map)s?\s*(?:source|credit|courtesy|copyright)?\s*:.{0,120}$
    | (?:\(c\)|©|copyright\b).{0,160}$
    | eds:\s.{0,200}$
    | (?:this\s+(?:site|website|page)|we(?:\s+and\s+our\s+partners)?|our\s+(?:site|website))\b.{0,60}\b(?:uses?|stores?|cookies?)\b.{0,40}\b(?:cookies?|akismet|recaptcha|similar\s+technologies)\b.{0,200}$
    | by\s+(?:continuing|signing\s+up|clicking|subscribing|using|providing|submitting)\b.{0,60}\b(?:you|your)\b.{0,300}$
    | (?:learn|find\s+out|discover)\s+(?:more|how)\b.{0,80}(?:\.|here|$)
    | we(?:\s+and\s+(?:our|selected|\d+)\b.{0,40})?\s+(?:store|use|process|share|collect|value|may\s+use)\b.{0,200}\b(?:cookies?|personal\s+data|your\s+privacy|your\s+device|on\s+a\s+device|similar\s+technologies)\b.{0,400}$
    | (?:get|track|catch|read|watch|check|stay|find)\s+(?:out\s+)?(?:all\s+)?(?:the\s+)?(?:latest|breaking|live|top|updated|up\s+to\s+date)\b.{0,200}\b(?:website|app|here|channel|around\s+the\s+world|updates|headlines|newsletter)\b.{0,80}$
    | share\s+or\s+comment\s+on\b.{0,300}$
    | sort\s+by\b.{0,30}$
    | (?:sponsored|promoted|presented|brought\s+to\s+you)\s+by\b.{0,60}$
    | become\s+an?\s.{2,60}\s(?:sponsor|member|subscriber|supporter|patron)\b.{0,40}$
    | (?:leave|post|add|write)\s+(?:a|your)\s+(?:comment|reply)\b.{0,40}$
    | in\s+[“"][^”"]{2,40}[”"]$
    | [←→«»‹›]\s?\S.{0,140}$
    | \+\s?\d{1,3}$
    | \d[\d.,]*k?\s+(?:shares?|views?|likes?|comments?)$
    | you\s+are\s+commenting\s+using\b.{0,120}$
    | connecting\s+to\s+%s
    | (?:wordpress\.com|google|twitter|facebook)\s+(?:logo|photo|picture)$
    | your\s+email\s+address\s+will\s+not\s+be\s+published.{0,120}$
    | required\s+fields\s+are\s+marked.{0,20}$
    | (?:notify|save)\s+(?:me|my)\b.{0,160}$
    | (?:this\s+is\s+a\s+(?:developing|breaking)\s+(?:news\s+)?story|check\s+back\s+for|refresh\s+for|more\s+to\s+(?:come|follow)|this\s+story\s+(?:has\s+been|was|is\s+being|will\s+be)\s+updated|this\s+(?:article|post|report|piece|column|page)\s+(?:has\s+been|was)\s+(?:last\s+)?updated).{0,200}$
    | (?:editor|publisher)['’]?s['’]?\s+note\b.{0,600}$
    | (?:correction|clarification|disclaimer|disclosure)s?\s*[:(].{0,800}$
    | this\s+(?:article|story)\s+is\s+(?:more\s+than|over)\s+\d+\s+\w+\s+old$
    | (?:the\s+)?(?:views?|opinions?)\b.{0,80}\b(?:expressed|are\s+(?:those|his|her|their|solely))\b.{0,300}$
    | \d+\s*(?:min(?:ute)?s?|mins?)\s+(?:read|listen)(?:\s+time)?(?:\s+share)?\s*:?$
    | (?:advisory|content\s+(?:note|warning|advisory)|trigger\s+warning)\s*:.{0,200}$
    | (?:estimated\s+)?(?:reading|read)\s+time\b.{0,30}$
    | (?:listen|audio)\s*(?:\(.{1,20}\)|\d.{0,20})$
    | (?:don'?t|can'?t|unable\s+to)\s+(?:see|view|hear|play)\b.{0,80}$
    | slideshow\s*\(.{0,20}\)$
    | (?:tags?|topics?|filed\s+under|categories|category|posted\s+in|keywords)\s*:.{0,200}$
    | enlarge\s+this\s+image.{0,200}$
    | story\s+highlights\s\S.{0,300}$
    | listen\s+to\s+article\b.{0,80}$
    | sorry,?\s+your\s+browser\b.{0,200}$
    | your\s+browser\s+(?:does\s+not|doesn't|cannot|can't)\b.{0,160}$
    | (?:visit|read|see|watch)\s+(?:the\s+)?.{0,60}\b(?:homepage|website|web\s+site|app)\b.{0,60}$
    | (?:send|submit)\s+(?:a\s+|your\s+|us\s+)?(?:letters?|tips?|feedback|comments?|news)\b.{0,120}$
    | have\s+a\s+(?:\w+\s+)?(?:tip|story|question)\b.{0,160}$
    | for\s+(?:more|all\s+the)\s+(?:\w+\s+){0,2}(?:news|stories|information|updates|coverage|on|from|about)\b[^,.]{0,60},\s(?:please\s+)?(?:visit|go\s+to|click|see|follow|check\s+out|read|subscribe)\b.{0,80}$
    | our\s+standards:.{0,80}$
    | this\s+(?:content|article|story)\s+is\s+(?:protected|copyrighted)\b.{0,80}$
    | advertisement\W+(?:continue|story|article|scroll)\b.{0,60}$
    | (?:download|get|install)\s+(?:the|our)\b.{0,60}\bapp\b.{0,80}$
    | thank\s+you\s+for\s+(?:signing|subscribing|reading|your\s+(?:support|subscription)).{0,160}$
    | thanks\s+for\s+(?:signing|subscribing|reading).{0,120}$
    | (?:support|donate|contribute)\b.{0,60}\b(?:journalism|newsroom|reporting|donation|today|now|us)\b.{0,120}$
    | the\s+video\s+(?:could\s+not|cannot|can't)\b.{0,120}$
    | javascript\b.{0,120}$
    | (?:please\s+)?(?:enable|turn\s+on)\s+(?:javascript|cookies)\b.{0,160}$
    | (?:manage|update)\s+(?:your\s+)?(?:newsletters?|preferences|subscriptions?|settings)\b.{0,60}$
    | (?:this\s+)?(?:content|article|story)\s+is\s+(?:only\s+)?(?:available\s+)?(?:for|to)\s+(?:subscribers|members)\b.{0,120}$
    | (?:already\s+a\s+)?(?:subscriber|member)\?.{0,60}$
    | (?:follow|see|read|watch)\s+(?:our\s+|the\s+)?live\s+(?:updates|coverage|blog)\b.{0,60}$
    | you\s+(?:have|'ve)\s+(?:reached|read|used|\d+\s+free)\b.{0,60}\barticles?\b.{0,120}$
    | reprints?\b.{0,60}$
    | (?:just|must)\s+watch(?:ed)?\b.{0,300}$
    | (?:story\s+highlights|key\s+points|highlights|related\s+(?:coverage|stories|articles)|related)\s+\S.{0,200}[^.!?"”]$
    | (?:related\s+stories|most\s+read(?:\s+in)?|order\s+reprints)\s\S.{0,900}[^.!?"”]$
    | (?:we\s+pay\s+for|do\s+you\s+have)\b.{0,60}\b(?:story|stories|tips?)\b.{0,200}$
    | (?:get|enjoy)\s+(?:\w+\s+)?access\s+to\b.{0,300}$
    | read\s+or\s+share\s+this\s+story\b.{0,300}$
    | play\s+(?:video|audio)\b.{0,60}$
    | \w{2,20}=["'].{0,300}$
    | get\s+our\b.{0,120}$
    | https?://\S+$
    | (?:www\.)\S+$
    | @\w{2,30}$
    | [\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,8}\.?$
    | \S{0,3}\[email\s+protected\]\S{0,3}$
    )""",
    re.I | re.X,
)
# What may stand anywhere in a line; each row with one of _SIGNS.
_FURNITURE_INSIDE = re.compile(
    r"""^(?:
      .{0,120}\bdelivered\s+(?:straight\s+|right\s+|directly\s+|daily\s+)?to\s+(?:your|you)\b
    | .{0,120}\bclick\s+here\b.{0,60}$
    | (?!.{0,40}\b(?:wrote|writes|posted|said|says|tweeted|replied|responded|added|announced|shared|asked)\b).{0,40}\bon\s+(?:twitter|facebook|instagram)\s*(?:at|:|@).{0,60}$
    | .{0,160}\ball\s+rights\s+reserved\b.{0,600}$
    | .{0,200}\bsubscribe\s+(?:now|today|here)\W*$
    | .{2,60}\bis\s+a\s+reader-supported\b.{0,300}$
    | .{2,60}\bnot\s+responsible\s+for\s+the\s+content\s+of\s+external\b.{0,60}$
    | .{0,60}\bmay\s+not\s+be\s+(?:published|reproduced|republished|copied)\b.{0,200}$
    | .{0,100}\b(?:in|into|to)\s+your\s+(?:inbox|mailbox)\b.{0,80}$
    | \S.{0,140}\s[←→»]$
    | .{3,300}\blisten\s·\s\d{1,2}:\d\d\b.{0,12}$
    | .{0,400}\bprotected\s+by\s+recaptcha\b.{0,120}$
    )""",
    re.I | re.X,
)
_BREADCRUMB = re.compile(r"^home\s*[/|>»›→].{2,140}$|^[^.!?>»›/|→]{1,40}(?:\s[>»›/|→]\s[^.!?>»›/|→]{1,60}){1,6}$")
# "Talking it out:Learning to discuss issues": a link whose label lost its space when the page was saved.
_GLUED_LINK = re.compile(r"^[A-Z“‘'\"][^:.\d]{2,60}[.?!]?:(?=[A-Z“‘'])[^:]{8,160}(?<![.!?\"”’])$")
_DASHED_HEADING = re.compile(r"^[-–—]\s\S.{1,60}\s[-–—]$")  # as French agencies set a heading
_RULE = re.compile(r"^[\W_]+$")
_COMMENTS_START = re.compile(
    r"^[\W_]*(?:\(?\d[\d,.]*\)?\s+(?:comments?|replies|responses|thoughts)\b(?:\s+(?:on|to)\b.{0,120})?|(?:user|reader|view|show|recent|top|all|latest)?\s*comments?\s*\(?\d*\)?\s*:?|leave a (?:reply|comment).{0,40}|post a comment|add a comment|write a comment"
    r"|join the (?:conversation|discussion)|(?:post|add|write) (?:a|your) comment|(?:sign|log) in to (?:leave a |post a )?(?:comment|reply).{0,20}|discussion|what do you think\??|comments are closed\.?|responses?)$",
    re.I,
)
COMMENT_SIGNAL = re.compile(
    r"^[\W_]*(?:liked by \d+.{0,40}|\d+ (?:likes?|upvotes?|points?|replies)|reply(?:\s+(?:liked by|like|share|report|flag|\d+).{0,40})?|report(?:\s+(?:abuse|comment))?|like(?:\s*[·|]?\s*reply.{0,30})?"
    r"|reply to .{1,40}|click to rate|share\s*[·|]?\s*reply|upvote.{0,20}|(?:like|reply|share|report|flag|upvote|downvote|\d+|[·|•↑↓👍👎])(?:\s+(?:like|reply|share|report|flag|upvote|downvote|\d+|[·|•↑↓👍👎])){1,6})[\W_]*$",
    re.I,
)
COMMENT_AUTHOR = re.compile(
    r"^.{2,40}\s(?:says|said|wrote|commented)\s*:?$|^.{2,60}\b(?:\d+|an?)\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago$",
    re.I,
)
_IMAGE_LINE = re.compile(
    r"^[|\s]*(?:image|photo|pic|picture|credit|file photo|representative image)\s*(?:source|credit|courtesy)?\s*[:|].{0,100}$",
    re.I,
)
_LONGEST = 900  # longer lines are paragraphs, whatever they say
_SHORT = 70
# A line of more than _SHORT characters that _FURNITURE can match begins with one of these words or holds one of the marks.
_FIRST_WORDS = frozenset(
    "advisory content trigger for please log sign subscribe register join get receive want have click tap follow like find contact reach e email mail text tweet share print pin whatsapp image images photo photos "
    "picture pictures pic pics video videos photograph photographs graphic illustration map maps c copyright this we our by learn discover you connecting wordpress google twitter facebook "
    "your required notify save check refresh more editor editors publisher correction corrections clarification disclaimer disclosure disclosures the views opinions view opinion estimated "
    "reading read listen audio don can unable slideshow tag tags topic topics filed categories category posted keywords enlarge visit see watch send submit download install thank thanks "
    "just must story highlights listen key highlights related most do stay track catch sort sponsored promoted presented brought become leave post add in support donate contribute javascript enable turn manage update content article already subscriber member reprint reprints play https http www order sorry keep an there tell let write".split()
)
_MARKS = ("©", "@", '="')
_SIGNS = (
    "deliver",
    "click here",
    "twitter",
    "facebook",
    "instagram",
    "reserved",
    "may not be",
    "recaptcha",
    "inbox",
    "mailbox",
    "→",
    "←",
    " »",
    "listen ·",
    "subscribe ",
    "reader-supported",
    "external",
)
_CREDIT_TRIGGERS = (
    "update",
    "wire",
    "contribut",
    "reporting",
    "edit",
    "writ",
    "appear",
    "publish",
    "posted",
    "wires",
    "input",
    "compiled",
    "translat",
    "produc",
    "files",
    "with ",
)
_CONTRIBUTED = tuple(f"contributed to this {what}{mark}" for what in ("report", "story", "article") for mark in (".", ""))
_LONGEST_CREDIT = 700
_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
AUTHOR_NOTE = re.compile(
    r"^(?:[*_•–—-]\s*)?(?:[A-ZÀ-Þ][\w.'’-]+\s){1,4}(?:\([^)]{2,40}\)\s|@\w+\s)?(?:is|was|are)\s(?:an?|the|our|also an?|currently an?)\s[^.]{0,80}\b(?:columnists?|correspondents?|reporters?|contributors?|"
    r"contributing (?:writer|editor|opinion writer|columnist)s?|staff writers?|freelance(?:r|\s\w+)s?|editors?|editor-in-chief|journalists?|fellows?|professors?|authors?|hosts?|commentators?|bloggers?|lecturers?)\b"
    r"[^.]{0,40}\b(?:at|for|of|on|with|in|and|based|whose|who)\b",
)
NOT_NAMES = frozenset(
    "middle east west north south eastern western northern southern africa asia europe america american european african asian news world politics business sport sports "
    "united states kingdom nations us uk eu opinion analysis live latest top breaking video photos gallery home page front today tonight morning evening daily weekly the this special "
    "report reports reporter editorial staff culture arts science health technology money markets economy weather travel food style life society education media crime law courts local "
    "national international country city state war peace crisis election elections desk team photo image advertisement share print new york".split()
)


def is_comment_heading(line: str) -> bool:
    """Whether the line heads a comment thread or the form below it."""
    return len(line) < 140 and bool(_COMMENTS_START.match(plain(line)))


def plain(line: str) -> str:
    """Lower case, single spaces, straight apostrophes."""
    return " ".join(line.lower().replace("’", "'").replace("\u200b", "").split())


def kind_of(line: str) -> LineKind | None:
    """The kind of a line by itself; None where its place must decide.

    ``related`` is a label after which links follow, ``comments`` the heading of a comment thread. Most lines of most texts are long
    paragraphs, so each pattern is tried only on lines that can match it.
    """
    if len(line) > _LONGEST:
        return None
    low = plain(line)
    if not low:
        return None
    size = len(low)
    if size < 140:
        if _COMMENTS_START.match(low):
            return "comments"
        if low in EXACT or low.strip("*_-–—|>»•·:[]() ") in EXACT or _RULE.match(low):
            return "furniture"
    if size < 400 and (match := _RELATED.match(low)) and not (low.endswith(".") and size > 110):  # a link has no full stop, a paragraph has
        label_only = _RELATED_LABEL_ONLY.match(low, match.start("end"))
        if (label_only or match["end"] in {":", "|", "»", ">", "→"}) and not _SAID.search(line):
            return "related" if label_only else "furniture"
    if size < 260 and _is_dateline(line.strip(), low):
        return "dateline"
    if low.endswith(_CONTRIBUTED) and size < _LONGEST_CREDIT:
        return "dateline"
    if size < 260 and low.endswith(("read more", "learn more")):
        return "furniture"
    if size < 220 and _IMAGE_LINE.match(low):
        return "caption"
    if (size <= _SHORT or _may_be_furniture(low)) and _FURNITURE.match(low):
        return "furniture"
    if holds(low, _SIGNS) and _FURNITURE_INSIDE.match(low):
        return "furniture"
    if size < 230 and ":" in line and _GLUED_LINK.match(line.strip()):
        return "furniture"
    if size < 80 and _DASHED_HEADING.match(low):
        return "furniture"
    if line.startswith("MORE FROM "):
        return "furniture"
    if size < 120 and (low.startswith("home") or any(mark in low for mark in "»›→>")) and _BREADCRUMB.match(low):
        return "furniture"
    return None


def _may_be_furniture(low: str) -> bool:
    first = _WORDS.search(low)
    return bool(first and first[0] in _FIRST_WORDS) or holds(low, _MARKS)


def holds(low: str, signs: tuple[str, ...]) -> bool:
    """Whether one of the signs stands in the words."""
    for sign in signs:  # noqa: SIM110  any() over a generator takes four times as long
        if sign in low:
            return True
    return False


def _is_dateline(line: str, low: str) -> bool:
    """A byline, a time of publication or a credit."""
    if len(line) < 140 and ((_BYLINE.match(line) and _is_byline(line)) or _FROM.match(line)):
        return True
    if len(line) < 90 and (_PLACE_DATE.match(line) or _SHORT_DATE.match(low) or _OFFICE.match(line)):
        return True
    if len(low) < 160 and _DIGIT.search(low, 0, 60) and (match := DATE_LINE.match(low)) and _short_rest(match["rest"]):
        return True
    if len(line) < 120 and (_CREDIT.match(line) or _INITIALS.match(line)):
        return True
    return holds(low, _CREDIT_TRIGGERS) and bool(_CREDIT_WORDS.match(low))


def _short_rest(rest: str) -> bool:
    return len(rest.split()) <= 7 and not rest.rstrip().endswith((".", "!", "?", ":"))


def _is_byline(line: str) -> bool:
    """A byline holds names, not a sentence: most words start with a capital, and it has no end mark."""
    words = line.split()
    if line.endswith((".", "!", "?", '"', "”", ":")) and not line.endswith(("Jr.", "Sr.")) and len(words) > 6:
        return False
    rest = [word for word in words[1:] if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in rest)
    if len(words) <= 8 and not line.endswith((".", "!", "?", '"', "”", ":")) and rest and rest[0] not in {"The", "A", "An"}:
        return True  # "By Courier staff and agency"
    return bool(rest) and capitals * 2 >= len(rest) and len(words) <= 18
