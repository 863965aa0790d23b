namespace Heed.Mail;

/// <summary>
/// The words by which mail programs of the world introduce an earlier mail. Data only; how they are used is said where they are used.
/// </summary>
internal static class ReplyWords
{
    /// <summary>"wrote" as the last word of the line that introduces a quote.</summary>
    internal static readonly WordSet Wrote = new(
        "wrote writes written said schrieb schreibt geschrieben écrit ecrit écrivait écrivit escribió escribio escrito escribe escrigué escriure "
        + "escreveu escrevia scritto scrisse scrive schreef schrijft geschreven skrev skriver skrivit skrevet kirjoitti kirjutas "
        + "napisał napisała napisal napisala pisze pisał pisała napsal napsala napsali píše napísal napísala napisao napisala pisao "
        + "írta irta írt ír scris scrie yazdı yazdi yazmış yazıyor написал написала написали пишет писал писала написав написала пише писав "
        + "написа έγραψε εγραψε rašė rakstīja viết menulis menulislah כתב כתבה כתבו كتب كتبت skrifaði scríobh idatzi");

    /// <summary>The same, where the name or the date may follow: "Am … schrieb …:", "… skrev …:", "… schrieb am …:".</summary>
    internal static readonly WordSet WroteThen = new("schrieb geschrieben schreef skrev skriver napisał napisała napsal napsala írta написал написала כתב كتب kirjutas");

    /// <summary>"I" and "we": whoever tells what he wrote himself introduces no quote.</summary>
    internal static readonly WordSet Self = new("i we ich wir ik wij jag vi jeg minä me já ja я мы nosotros yo eu nós io noi nous");

    /// <summary>Words that such a line begins with.</summary>
    internal static readonly WordSet Openers = new(
        "on at am um in der den die das le la les el en em no na o a ao il lo op de på kl den ti klo w dnia dne dňa dana u pe la în data "
        + "tarihinde na в во на у від от el dia vào pada lúc στις την pada tanggal בתאריך ב في יום begin quoting quote");

    /// <summary>"写道" and its kin, which stand in no word of their own.</summary>
    internal static readonly string[] WroteEast =
        ["写道", "寫道", "写到", "寫到", "写了", "来信", "來信", "写信", "寫信", "撰寫", "撰写", "書きました", "書いた", "のメール", "のメッセージ", "さんが書", "님이 작성", "작성:", "작성했습니다", "썼습니다", "님의 말:", "쓰기:", "เขียนว่า", "เขียน"];

    /// <summary>Words that begin an introduction by themselves, before an address: "Quoting Ann &lt;…&gt;:".</summary>
    internal static readonly WordSet Quoting = new("quoting quote zitat zitiere citando citant цитирую citat cytat citát");

    /// <summary>Words before a noun: "the driver wrote:" tells a story, it introduces no mail.</summary>
    internal static readonly WordSet Articles = new("the my your our his her their this that der die das mein meine unser unsere le la les mon ma el los mi il lo");

    /// <summary>Verbs with their colon, behind which some programs go on with the quote in the same line.</summary>
    internal static readonly string[] WroteInline = ["> wrote:", "> schrieb:", "> a écrit :", "> a écrit\u00a0:", "> escribió:", "> escreveu:", "> ha scritto:", "> skrev:", "> schreef:", "> 写道：", "> 写道:", "> 寫道："];

    /// <summary>"Reply above this line".</summary>
    internal static readonly string[] ReplyAbove =
    [
        "above this line", "reply above", "respond above", "oberhalb dieser linie", "über dieser linie", "au-dessus de cette ligne", "encima de esta línea", "acima desta linha", "sopra questa riga", "boven deze regel", "ovanför denna rad", "over denne linje", "powyżej tej linii", "выше этой линии", "выше этой строки",
        "此行以上", "此线以上", "该行以上", "以上回复", "在此线上方", "在此行上方", "此行之上", "この行より上", "この線より上", "이 줄 위",
    ];

    /// <summary>"Original message", between dashes.</summary>
    internal static readonly WordSet Original = new(
    [
        "original message", "original email", "original mail", "originalmessage", "reply message", "replied message", "original appointment", "original", "previous message", "message history",
        "ursprüngliche nachricht", "urspruengliche nachricht", "originalnachricht", "original-nachricht", "original nachricht", "originalmail", "ursprüngliche e-mail", "ursprüngliche mail",
        "message d'origine", "message original", "message d’origine", "courriel original", "message initial", "message transféré", "e-mail d'origine",
        "mensaje original", "correo original", "missatge original", "mensagem original", "messaggio originale", "messaggio originario", "oorspronkelijk bericht", "oorspronkelijk e-mailbericht", "origineel bericht",
        "ursprungligt meddelande", "originalmeddelande", "ursprungligt mejl", "oprindelig besked", "oprindelig meddelelse", "original besked", "opprinnelig melding", "originalmelding", "opprinnelig e-post",
        "alkuperäinen viesti", "alkuperäinen sähköposti", "wiadomość oryginalna", "oryginalna wiadomość", "wiadomość pierwotna", "původní zpráva", "původní e-mail", "pôvodná správa", "eredeti üzenet",
        "mesaj original", "mesajul original", "исходное сообщение", "оригинальное сообщение", "исходное письмо", "первоначальное сообщение", "вихідне повідомлення", "оригінальне повідомлення", "оригинално съобщение",
        "orijinal mesaj", "özgün ileti", "orijinal ileti", "αρχικό μήνυμα", "originalna poruka", "izvorna poruka", "izvorno sporočilo", "pirminis laiškas", "tin nhắn gốc", "thư gốc", "pesan asli",
        "原始邮件", "原邮件", "原始郵件", "原郵件", "原始信件", "原信件", "回复邮件", "回覆郵件", "回复的原邮件", "回復的原郵件", "回复的邮件", "邮件原文", "原文", "元のメッセージ", "元のメール", "オリジナルメッセージ", "원본 메시지", "원본 메일", "원본메시지", "원본 이메일",
        "הודעה מקורית", "الرسالة الأصلية", "رسالة أصلية",
    ]);

    /// <summary>"Forwarded message", between dashes or before a colon.</summary>
    internal static readonly WordSet Forwarded = new(
    [
        "forwarded message", "begin forwarded message", "start of forwarded message", "start forwarded message", "forwarded by", "forwarded mail", "forwarded email", "forwarded",
        "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail", "weitergeleitete e-mail", "weitergeleitete mail",
        "message transféré", "début du message transféré", "début du message réexpédié", "message transmis", "mensaje reenviado", "inicio del mensaje reenviado", "forwarded message", "missatge reenviat",
        "mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada", "messaggio inoltrato", "inizio messaggio inoltrato",
        "doorgestuurd bericht", "begin doorgestuurd bericht", "vidarebefordrat meddelande", "vidarebefordrat brev", "början på vidarebefordrat brev", "videresendt besked", "videresendt meddelelse", "start på videresendt besked", "videresendt melding", "start på videresendt melding",
        "välitetty viesti", "edelleenlähetetty viesti", "przekazana wiadomość", "wiadomość przekazana", "początek przekazywanej wiadomości", "přeposlaná zpráva", "předaná zpráva", "preposlaná správa", "továbbított üzenet",
        "mesaj redirecționat", "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного сообщения", "пересылаемое письмо", "переслане повідомлення", "iletilen mesaj", "iletilmiş mesaj", "yönlendirilen ileti", "προωθημένο μήνυμα",
        "thư đã chuyển tiếp", "pesan diteruskan", "转发邮件", "转发邮件信息", "转发的邮件", "开始转发的邮件", "转发的原邮件", "转发消息", "以下是转发的邮件", "轉寄郵件", "轉寄的郵件", "轉寄訊息", "開始轉寄郵件", "已轉寄郵件", "轉寄信件",
        "転送メッセージ", "転送されたメッセージ", "転送メール", "전달된 메시지", "전달된 메일", "전달 메시지", "הודעה שהועברה", "رسالة معاد توجيهها",
    ]);
}
