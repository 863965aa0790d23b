namespace Heed.Mail;

/// <summary>What mail programs, phones, scanners and mailing lists write below a mail, in the languages of the world.</summary>
internal static class ProgramWords
{
    /// <summary>"Sent from": a device or program follows. At most a few words, and no sentence.</summary>
    internal static readonly string[] SentFrom =
    [
        "sent from", "sent via", "sent with", "sent by my", "sent using", "sent through", "sent on the go from", "written on my", "typed on my", "shared from", "posted from", "composed on",
        "gesendet von", "gesendet mit", "gesendet über", "von meinem", "von unterwegs", "versendet mit", "geschickt von", "verschickt von", "verfasst mit", "diese nachricht wurde von meinem", "diese nachricht wurde mit", "gesendet mit der",
        "envoyé de", "envoyé depuis", "envoyé à partir", "envoyé avec", "envoyé via", "envoyé par", "envoye de", "envoye depuis", "télécharger outlook", "obtenir outlook",
        "enviado desde", "enviado con", "enviado por", "enviado a través", "enviado do", "enviado da", "enviado de", "enviado pelo", "enviado a partir", "enviado via", "enviado através", "mandado desde", "obtener outlook", "obter o outlook", "obter outlook",
        "inviato da", "inviato dal", "inviato con", "inviato tramite", "scarica outlook", "ottieni outlook", "spedito da", "scritto con",
        "verzonden vanaf", "verzonden met", "verzonden via", "verstuurd vanaf", "verstuurd met", "verstuurd via", "outlook voor", "download outlook", "gestuurd vanaf",
        "skickat från", "skickat med", "skickat via", "skickad från", "hämta outlook", "sendt fra", "sendt med", "sendt via", "hent outlook", "få outlook", "sent frå",
        "lähetetty", "lähetetty minun", "hanki outlook", "hae outlook", "lataa outlook", "wysłano z", "wysłane z", "wysłano za pomocą", "wysłano przy użyciu", "pobierz outlook", "pobierz program outlook", "uzyskaj outlook",
        "odesláno z", "odesláno ze", "odoslané z", "získat outlook", "získejte outlook", "küldve", "trimis de pe", "trimis din", "отправлено с", "отправлено из", "отправлено от", "послано с", "скачайте outlook", "получить outlook", "надіслано з", "відправлено з", "изпратено от",
        "iphone'umdan gönderildi", "gönderen:", "akıllı telefonumdan", "outlook'u edinin", "outlook edinin", "στάλθηκε από", "poslano s", "poslano z", "poslano iz", "išsiųsta iš", "saadetud minu", "nosūtīts no", "dikirim dari", "được gửi từ", "gửi từ", "enviat des", "bidalia", "sendt frå",
        "get outlook", "outlook for ios", "outlook for android", "download boxer", "sent while mobile", "via mobile", "nachricht gesendet von",
        "发自我的", "发自", "從我的", "从我的", "來自我的", "来自我的", "发送自", "發送自", "發自我的", "發自", "寄自我的", "傳送自我的", "获取适用于", "取得適用於", "获取outlook", "获取 outlook", "取得 outlook", "下载 outlook", "从 outlook", "由网易", "签名由", "使用网易", "來自", "来自qq", "来自 qq", "通过网易", "自我的 iphone",
        "iphoneから送信", "ipadから送信", "androidから送信", "スマートフォンから送信", "私のiphone", "outlook for iosを入手", "outlook を入手", "나의 iphone", "내 iphone", "나의 ipad", "내 갤럭시", "삼성 ", "갤럭시에서 보냄", "ios용 outlook", "android용 outlook", "נשלח מ", "أرسلت من", "أُرسلت من", "مرسل من", "تم الإرسال من",
    ];

    /// <summary>The same, at the end of the line.</summary>
    internal static readonly string[] SentFromEnd =
        ["から送信", "에서 보냄", "에서 보냅니다", "에서 전송", "发送", "傳送", "获取", "定制", "gönderildi", "telefonumdan gönderildi", "küldve", "gesendet", "のスマートフォンから送信", "を入手", "加载", "下载"];

    /// <summary>Programs and devices: a line that begins like <see cref="SentFrom"/> and names one may be as long as it likes (120 at most).</summary>
    internal static readonly string[] Devices =
    [
        "iphone", "ipad", "ipod", "android", "outlook", "blackberry", "samsung", "galaxy", "huawei", "honor", "xiaomi", "redmi", "oppo", "vivo", "oneplus", "pixel", "nokia", "lumia", "windows", "mail", "gmail", "yahoo", "aol", "proton", "tutanota", "spark",
        "airmail", "mobile", "phone", "telefon", "téléphone", "móvil", "celular", "handy", "smartphone", "tablet", "webmail", "thunderbird", "k-9", "k9", "typeapp", "superhuman", "missive", "edison", "aquamail", "aqua mail", "nine for", "zoho", "fastmail", "hey.com", "posteo", "gmx", "web.de", "bluemail", "newton", "sparrow", "mailbird", "verizon", "wireless", "htc", "sony", "xperia", "motorola", "lg", "wiko",
        "手机", "手機", "邮箱", "郵箱", "邮件", "大师", "小米", "华为", "荣耀", "iphone", "foxmail", "平板", "スマートフォン", "携帯", "휴대폰", "телефон", "смартфон", "телефона", "puhelime", "telefon", "mobil", "почт",
    ];

    /// <summary>Beginnings of lines that scanners and lists append; the paragraph goes.</summary>
    internal static readonly string[] Footers =
    [
        "<https://www.avast.com/sig-email", "https://www.avast.com/sig-email", "virus-free.", "virenfrei.", "sans virus.", "libre de virus.", "livre de vírus.", "privo di virus.", "garanti sans virus.", "bez virů.", "wolny od wirusów.", "без вирусов.", "无病毒。",
        "this email has been checked for viruses", "this e-mail has been checked for viruses", "this email has been scanned", "this message has been scanned", "diese e-mail wurde von avast", "diese e-mail wurde auf viren", "cet e-mail a été vérifié", "este correo electrónico ha sido comprobado", "questa e-mail è stata controllata", "questo messaggio e' stato analizzato", "den här e-posten är genomsökt", "deze e-mail is gecontroleerd op virussen",
        "ce courrier électronique ne contient aucun virus", "e-mail message checked by", "no virus found", "you received this message because you are subscribed", "you are receiving this because", "reply to this email directly or view it on", "to unsubscribe from this", "unsubscribe:", "to unsubscribe, ",
    ];

    /// <summary>Beginnings of legal notices; from there on nothing is written by a person. Nobody begins a sentence of his own like this.</summary>
    internal static readonly string[] Notices =
    [
        "confidentiality notice", "confidential notice", "disclaimer:", "legal disclaimer", "legal notice:", "privileged and confidential", "this e-mail is confidential", "this email is confidential", "this message is confidential", "this e-mail and any", "this email and any", "this message and any", "this email, including any", "this e-mail, including any", "this communication is confidential", "this message (including any", "this e-mail (including any", "this email (including any",
        "the information contained in this", "the information in this e", "the contents of this e", "this message contains confidential", "this e-mail contains confidential", "this email contains confidential", "this e-mail may contain", "this email may contain", "this message may contain", "this transmission may contain", "this e-mail message is intended", "this message is intended", "this email is intended", "this e-mail is intended", "important notice: this", "important: this e", "please consider the environment", "think before you print", "consider the environment before",
        "diese e-mail enthält vertrauliche", "diese nachricht enthält vertrauliche", "der inhalt dieser e-mail", "diese e-mail und alle", "vertraulichkeitshinweis", "bitte denken sie an die umwelt", "bitte prüfen sie, ob diese",
        "ce message et toutes", "ce message et les", "ce courriel et", "ce message est confidentiel", "ce message (et toutes", "les informations contenues dans ce", "avis de confidentialité", "avant d'imprimer",
        "este mensaje y sus", "este mensaje y los", "este mensaje se dirige", "este mensaje contiene", "este mensaje va dirigido", "este correo electrónico y", "este correo y", "aviso legal", "aviso de confidencialidad", "la información contenida en este", "antes de imprimir este",
        "esta mensagem pode conter", "esta mensagem contém", "esta mensagem e seus", "esta mensagem é confidencial", "as informações contidas nesta", "este e-mail e", "aviso de confidencialidade", "antes de imprimir",
        "le informazioni contenute in quest", "questo messaggio è", "questo messaggio contiene", "questo messaggio e", "questa e-mail", "ai sensi del", "avviso di riservatezza", "dit bericht is", "dit e-mailbericht", "deze e-mail en", "de informatie in dit", "de informatie verzonden", "denna e-post", "detta meddelande", "denne e-mail", "denne e-post", "denne meddelelse", "tämä viesti", "tämä sähköposti",
        "niniejsza wiadomość", "ta wiadomość", "treść tej wiadomości", "tato zpráva", "tento e-mail", "az üzenet", "acest mesaj", "настоящее сообщение", "это сообщение", "данное сообщение", "информация, содержащаяся", "bu e-posta", "bu mesaj",
        "本邮件及其附件", "本邮件及附件", "此邮件及其", "本电子邮件", "本邮件包含", "本邮件含有", "本邮件所含", "保密声明", "免责声明", "本邮件仅供", "此电子邮件", "本郵件及其附件", "本電子郵件", "此電子郵件", "本信件可能包含", "請勿列印", "このメールは", "このメールには", "本メールは", "本メールには", "이 메일은", "본 메일은", "이 전자우편",
    ];

    /// <summary>Closing words before a name.</summary>
    internal static readonly string[] SignOffs =
    [
        "regards", "best regards", "kind regards", "warm regards", "best wishes", "sincerely", "yours sincerely", "yours faithfully", "yours truly", "cheers", "thanks", "thank you", "many thanks", "best", "respectfully", "cordially",
        "mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichem gruß", "freundliche grüße", "viele grüße", "beste grüße", "liebe grüße", "schöne grüße", "mfg", "gruß", "lg", "hochachtungsvoll",
        "cordialement", "bien cordialement", "bien à vous", "sincères salutations", "salutations", "amicalement", "merci", "saludos", "saludos cordiales", "un saludo", "atentamente", "cordialmente", "un cordial saludo", "gracias",
        "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "obrigado", "obrigada", "abraços", "cordiali saluti", "distinti saluti", "saluti", "grazie", "met vriendelijke groet", "met vriendelijke groeten", "mvg", "groeten", "vriendelijke groet",
        "med vänliga hälsningar", "vänliga hälsningar", "mvh", "hälsningar", "med venlig hilsen", "venlig hilsen", "vh", "med vennlig hilsen", "vennlig hilsen", "hilsen", "ystävällisin terveisin", "terveisin", "pozdrawiam", "z poważaniem", "s pozdravem", "üdvözlettel", "cu stimă", "с уважением", "з повагою", "saygılarımla", "iyi çalışmalar",
        "此致", "敬礼", "祝好", "顺祝商祺", "谢谢", "此致敬礼", "祝商祺", "順頌商祺", "順祝商祺", "謝謝", "よろしくお願いします", "よろしくお願いいたします", "敬具", "감사합니다",
    ];

    /// <summary>Words with which a mail greets; such a line alone above a quote is no answer yet.</summary>
    internal static readonly string[] Greetings =
    [
        "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "greetings", "hallo", "guten", "liebe", "lieber", "sehr geehrte", "moin", "servus", "bonjour", "bonsoir", "salut", "cher", "chère", "hola", "buenos", "buenas", "estimado", "estimada", "querido",
        "olá", "ola", "oi", "bom dia", "boa tarde", "prezado", "prezada", "caro", "cara", "ciao", "buongiorno", "salve", "gentile", "spett", "beste", "geachte", "goedemiddag", "goedemorgen", "dag", "hej", "hejsan", "kære", "kjære", "hei", "moi", "cześć", "dzień dobry", "witam", "szanown", "dobrý den", "ahoj", "kedves", "tisztelt",
        "bună", "stimat", "здравствуйте", "привет", "добрый", "уважаем", "вітаю", "доброго", "merhaba", "sayın", "selam", "γεια", "您好", "你好", "尊敬的", "亲爱的", "親愛的", "早上好", "お世話", "こんにちは", "안녕하세요",
    ];
}
