using System.Collections.Frozen;

namespace Heed.Mail;

/// <summary>The labels of header blocks ("From:", "Gesendet:", "发送时间:") in the languages of the world.</summary>
internal static class HeadWords
{
    private const string From =
        "from|von|de|da|van|från|fra|frá|lähettäjä|od|ot|от|від|від кого|от кого|отправитель|kimden|gönderen|feladó|expeditor|de la|από|nuo|saatja|no|från|dari|từ|người gửi|из|pošiljatelj|šalje|von:|sender|absender|expéditeur|remitente|mittente|afzender|nadawca|odesílatel|odosielateľ|"
        + "发件人|發件人|寄件者|寄件人|发信人|來自|来自|差出人|送信者|送信元|보낸 사람|보낸사람|발신|발신자|מאת|من|message du|message de";

    private const string Date =
        "sent|date|sent at|sent on|date sent|received|gesendet|gesendet am|datum|gesendet um|envoyé|envoye|envoyé le|envoyé à|date d'envoi|date d’envoi|enviado|enviado el|enviado em|enviada em|enviada|fecha|fecha de envío|data|data de envio|inviato|inviata|inviato il|data invio|verzonden|verzonden op|skickat|skickades|sendt|dato|sendt den|lähetetty|päiväys|päivämäärä|pvm|aika|wysłano|wysłane|odesláno|odoslané|dátum|dátum/čas|отправлено|отправлен|дата|дата и время|время|надіслано|gönderilme tarihi|gönderildi|gönderme tarihi|tarih|elküldve|küldve|trimis|data trimiterii|ημερομηνία|στάλθηκε|išsiųsta|data|saadetud|kuupäev|tanggal|terkirim|ngày|đã gửi|gửi|poslano|datum slanja|изпратено|sendt:|enviat|"
        + "发送时间|发送日期|日期|时间|时間|發送時間|發送日期|寄件日期|傳送日期|傳送時間|寄件時間|時間|送信日時|日時|日付|送信日|보낸 날짜|보낸날짜|날짜|보낸 시간|일시|נשלח|תאריך|التاريخ|تاريخ الإرسال|تم الإرسال";

    private const string To =
        "to|an|à|a|para|aan|till|til|vastaanottaja|do|dla|komu|кому|получатель|kime|alıcı|címzett|către|catre|pentru|προς|kam|kam:|gavėjas|kellele|saaja|kepada|ke|đến|tới|til:|primatelj|za|до|на|destinataire|destinatario|destinatário|empfänger|per|"
        + "收件人|收件者|收信人|至|宛先|받는 사람|받는사람|수신|수신자|אל|إلى";

    private const string Subject =
        "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|efni|aihe|otsikko|temat|předmět|predmet|тема|konu|tárgy|subiect|θέμα|tema|teema|subjek|perihal|chủ đề|tiêu đề|относно|naslov|zadeva|assumpte|"
        + "主题|主旨|主題|標題|标题|件名|제목|נושא|الموضوع";

    private const string Other =
        "cc|bcc|kopie|kopia|kopi|copie|copie à|cópia|copia|копия|копія|bilgi|másolat|kópia|κοινοποίηση|blindkopie|cci|kopio|jäljennös|tembusan|reply-to|reply to|replyto|répondre à|antwort an|antwort|risposta|rispondi a|responder a|responder para|svar til|svara till|odpowiedź do|odpowiedz do|svar|importance|priority|wichtigkeit|priorität|organization|attachments|attachment|anlagen|anhang|allegati|pièces jointes|adjuntos|anexos|bijlagen|message-id|sent by|on behalf of|signed by|mailed-by|via|importancia|importance :|categories|"
        + "抄送|副本|密送|密件抄送|回复|回覆|附件|参照|參照|참조|숨은참조|重要性|优先级|עותק|نسخة";

    private static readonly FrozenDictionary<string, HeadField> Fields = Table();
    private static readonly FrozenDictionary<string, HeadField>.AlternateLookup<ReadOnlySpan<char>> Lookup = Fields.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = Fields.Keys.Max(label => label.Length);

    /// <summary>What the label at the beginning of a line means, and where its value begins. The label may be bold or stand in a table's cell.</summary>
    internal static HeadField Read(ReadOnlySpan<char> line, out ReadOnlySpan<char> value)
    {
        value = default;
        var rest = line.TrimStart("*_|· \t\u00a0\u3000");
        var end = rest[..Math.Min(rest.Length, Longest + 12)].IndexOfAny(":\uff1a\ufe55|");
        if (end <= 0) return HeadField.None;
        value = rest[(end + 1)..].Trim("*_| \t\u00a0\u3000:");
        var label = rest[..end].Trim("*_ \t\u00a0\u3000");
        if (label.ContainsAny("\u3000\u00a0")) label = label.ToString().Replace("\u3000", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (Lookup.TryGetValue(label, out var field)) return field;
        return label.Length == 3 && label[1] == ' ' && Marks.IsCjk(label[0]) && Lookup.TryGetValue($"{label[0]}{label[2]}", out field) ? field : HeadField.None;
    }

    private static FrozenDictionary<string, HeadField> Table()
    {
        var table = new Dictionary<string, HeadField>(StringComparer.OrdinalIgnoreCase);
        foreach (var (field, labels) in new[] { (HeadField.From, From), (HeadField.Date, Date), (HeadField.To, To), (HeadField.Subject, Subject), (HeadField.Other, Other) })
            foreach (var label in labels.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) table.TryAdd(label, field);
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
