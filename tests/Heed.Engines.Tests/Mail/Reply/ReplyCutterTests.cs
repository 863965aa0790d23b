using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Reply;

public sealed class ReplyCutterTests
{
    private const string Answer = "The lamp arrived, thank you.\nOne screw is missing.";

    [Theory]
    [InlineData("On Mon, 3 Mar 2025 at 10:00, Ann Lee <ann@shop.example> wrote:")]
    [InlineData("On 3 Mar 2025, at 10:00, Ann Lee wrote:")]
    [InlineData("On Mon, Mar 3, 2025 at 10:00 AM Ann Lee via Shop Help <\nhelp@shop.example> wrote:")]
    [InlineData("On Mar 3, 2025,\nat 10:00,\nAnn Lee <ann@shop.example>\nwrote:")]
    [InlineData("---- On Mon, 03 Mar 2025 10:00:00 +0100 ann@shop.example wrote ----")]
    [InlineData("--- On Mon, 3/3/25, ann@shop.example <ann@shop.example> wrote:")]
    [InlineData("Ann Lee/Sales/Shop wrote on 03/03/2025 10:00:12:")]
    [InlineData("Am 03.03.2025 um 10:00 schrieb Ann Lee:")]
    [InlineData("Ann Lee <ann@shop.example> schrieb am Mo., 3. März\n2025, 10:00:")]
    [InlineData("3. März 2025, 10:00 von ann@shop.example:")]
    [InlineData("Le lun. 3 mars 2025 à 10:00, Ann Lee <ann@shop.example> a écrit :")]
    [InlineData("Le 3 mars 2025 à 10:00, Ann Lee <ann@shop.example>\na écrit :")]
    [InlineData("El lun, 3 mar 2025 a las 10:00, Ann Lee (<ann@shop.example>) escribió:")]
    [InlineData("Em seg., 3 de mar. de 2025 às 10:00, Ann Lee <ann@shop.example> escreveu:")]
    [InlineData("Il giorno lun 3 mar 2025 alle ore 10:00 Ann Lee <ann@shop.example> ha scritto:")]
    [InlineData("Op ma 3 mrt 2025 om 10:00 schreef Ann Lee <ann@shop.example>:")]
    [InlineData("Den mån 3 mars 2025 kl 10:00 skrev Ann Lee <ann@shop.example>:")]
    [InlineData("man. 3. mar. 2025 kl. 10.00 skrev Ann Lee <ann@shop.example>:")]
    [InlineData("ma 3. maalisk. 2025 klo 10.00 Ann Lee (ann@shop.example) kirjoitti:")]
    [InlineData("pon., 3 mar 2025 o 10:00 Ann Lee <ann@shop.example> napisał(a):")]
    [InlineData("W dniu 3.03.2025 o 10:00, Ann Lee pisze:")]
    [InlineData("Dne 3. 3. 2025 v 10:00 Ann Lee napsal(a):")]
    [InlineData("Ann Lee <ann@shop.example> ezt írta (időpont: 2025. márc. 3., H, 10:00):")]
    [InlineData("În lun., 3 mar. 2025 la 10:00, Ann Lee <ann@shop.example> a scris:")]
    [InlineData("пн, 3 мар. 2025 г. в 10:00, Ann Lee <ann@shop.example>:")]
    [InlineData("03.03.2025 10:00, Ann Lee пишет:")]
    [InlineData("Ann Lee <ann@shop.example>, 3 Mar 2025 Pzt, 10:00 tarihinde şunu yazdı:")]
    [InlineData("Στις Δευ 3 Μαρ 2025 στις 10:00, ο χρήστης Ann Lee <ann@shop.example> έγραψε:")]
    [InlineData("Vào Th 2, 3 thg 3, 2025 vào lúc 10:00 Ann Lee <ann@shop.example> đã viết:")]
    [InlineData("在 2025年3月3日，10:00，李安 <ann@shop.example> 写道：")]
    [InlineData("李安 <ann@shop.example> 于2025年3月3日周一 10:00写道：")]
    [InlineData("At 2025-03-03 10:00:00, \"李安\" <ann@shop.example> wrote:")]
    [InlineData("在 2025-03-03 10:00:00，\"李安\" <ann@shop.example> 写道：")]
    [InlineData("李安 <ann@shop.example> 於 2025年3月3日 週一 上午10:00寫道：")]
    [InlineData("2025年3月3日(月) 10:00 Ann Lee <ann@shop.example>:")]
    [InlineData("2025/03/03 10:00、Ann Lee <ann@shop.example>のメール:")]
    [InlineData("2025년 3월 3일 (월) 오전 10:00, Ann Lee <ann@shop.example>님이 작성:")]
    public void A_line_that_introduces_a_quote_ends_the_reply(string introduction)
    {
        foreach (var quote in new[] { "> Has it come?\n> Best, Ann", "Has it come?\n\nBest, Ann" })
        {
            var parts = ReplyCutter.Cut($"{Answer}\n\n{introduction}\n\n{quote}\n");
            Assert.Equal(Answer, parts.Reply);
            Assert.Equal($"{introduction}\n\n{quote}", parts.Quote);
            Assert.Empty(parts.Signature);
        }
    }

    [Theory]
    [InlineData("From: Ann Lee <ann@shop.example>\nSent: Monday, March 3, 2025 10:00\nTo: Bo\nSubject: Lamp")]
    [InlineData("*From:* Ann Lee\n*Sent:* Monday, March 3, 2025 10:00\n*To:* Bo\n*Subject:* Lamp")]
    [InlineData("Von: Ann Lee <ann@shop.example>\nGesendet: Montag, 3. März 2025 10:00\nAn: Bo\nBetreff: AW: Lampe")]
    [InlineData("De : Ann Lee <ann@shop.example>\nEnvoyé : lundi 3 mars 2025 10:00\nÀ : Bo\nObjet : Lampe")]
    [InlineData("De: Ann Lee\nEnviado el: lunes, 3 de marzo de 2025\nPara: Bo\nAsunto: Lámpara")]
    [InlineData("Da: Ann Lee\nInviato: lunedì 3 marzo 2025\nA: Bo\nOggetto: Lampada")]
    [InlineData("Van: Ann Lee\nVerzonden: maandag 3 maart 2025\nAan: Bo\nOnderwerp: Lamp")]
    [InlineData("Från: Ann Lee\nSkickat: den 3 mars 2025\nTill: Bo\nÄmne: Lampa")]
    [InlineData("Lähettäjä: Ann Lee\nLähetetty: maanantai 3. maaliskuuta 2025\nVastaanottaja: Bo\nAihe: Lamppu")]
    [InlineData("Od: Ann Lee\nWysłano: poniedziałek, 3 marca 2025\nDo: Bo\nTemat: Lampa")]
    [InlineData("От: Ann Lee\nОтправлено: 3 марта 2025 г.\nКому: Bo\nТема: Лампа")]
    [InlineData("Kimden: Ann Lee\nGönderildi: 3 Mart 2025\nKime: Bo\nKonu: Lamba")]
    [InlineData("发件人: 李安 <ann@shop.example>\n发送时间: 2025年3月3日 10:00\n收件人: Bo\n主题: 台灯")]
    [InlineData("发件人：李安\n日期：2025年3月3日\n收件人：Bo\n主题：台灯")]
    [InlineData("| 发件人 | 李安<ann@shop.example> |\n| 日期 | 2025年03月03日 10:00 |\n| 收件人 | Bo |\n| 主题 | 台灯 |")]
    [InlineData("寄件者: 李安\n寄件日期: 2025年3月3日\n收件者: Bo\n主旨: 檯燈")]
    [InlineData("差出人: Ann Lee\n送信日時: 2025年3月3日\n宛先: Bo\n件名: ランプ")]
    [InlineData("보낸 사람: Ann Lee\n보낸 날짜: 2025년 3월 3일\n받는 사람: Bo\n제목: 램프")]
    public void A_header_block_ends_the_reply(string block)
    {
        foreach (var above in new[] { "", "________________________________\n", "-----Original Message-----\n" })
        {
            var parts = ReplyCutter.Cut($"{Answer}\n\n{above}{block}\n\nHas it come?\n");
            Assert.Equal(Answer, parts.Reply);
            Assert.Equal($"{above}{block}\n\nHas it come?", parts.Quote);
            Assert.False(parts.Forward);
        }
    }

    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("----- Original Message -----")]
    [InlineData("-------- Ursprüngliche Nachricht --------")]
    [InlineData("-----Message d'origine-----")]
    [InlineData("-----Mensaje original-----")]
    [InlineData("------------------ 原始邮件 ------------------")]
    [InlineData("------------------&nbsp;原始邮件&nbsp;------------------")]
    [InlineData("---- 回复的原邮件 ----")]
    [InlineData("-----邮件原文-----")]
    [InlineData("-------- 원본 메시지 --------")]
    public void A_separator_of_a_mail_program_ends_the_reply(string separator)
    {
        var parts = ReplyCutter.Cut($"{Answer}\n\n{separator.Replace("&nbsp;", "\u00a0", StringComparison.Ordinal)}\nHas it come?");
        Assert.Equal(Answer, parts.Reply);
    }

    [Theory]
    [InlineData("##- Please type your reply above this line -##")]
    [InlineData("--- Reply above this line ---")]
    [InlineData("======= 请在此行以上回复 =======")]
    [InlineData(">>> Ann Lee <ann@shop.example> 3/3/2025 10:00 AM >>>")]
    [InlineData("Quoting Ann Lee <ann@shop.example>:")]
    public void Other_marks_of_service_desks_and_programs_end_it_too(string mark) => Assert.Equal(Answer, ReplyCutter.Cut($"{Answer}\n\n{mark}\nHas it come?").Reply);

    [Fact]
    public void A_quote_that_goes_on_in_the_line_that_introduces_it_is_cut() =>
        Assert.Equal(Answer, ReplyCutter.Cut($"{Answer}\n\nOn Mon, Mar 3, 2025 at 10:00, Ann Lee <ann@shop.example> wrote: Has it come?\nAnn").Reply);

    [Theory]
    [InlineData("Sent from my iPhone")]
    [InlineData("Sent from my Galaxy S24 Ultra")]
    [InlineData("Get Outlook for iOS<https://aka.ms/xyz>")]
    [InlineData("Sent with Proton Mail secure email.")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Gesendet von Outlook für Android")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Skickat från min iPhone")]
    [InlineData("Lähetetty iPhonesta")]
    [InlineData("Отправлено с iPhone")]
    [InlineData("发自我的iPhone")]
    [InlineData("发自我的小米手机")]
    [InlineData("从 Windows 版邮件发送")]
    [InlineData("获取 Outlook for Android")]
    [InlineData("從我的 iPhone 傳送")]
    [InlineData("签名由 网易邮箱大师 定制")]
    [InlineData("iPhoneから送信")]
    [InlineData("나의 iPhone에서 보냄")]
    public void A_line_a_program_adds_is_its_signature(string line)
    {
        var parts = ReplyCutter.Cut($"{Answer}\n\n{line}\n");
        Assert.Equal(Answer, parts.Reply);
        Assert.Equal(line, parts.Signature);
    }

    [Theory]
    [InlineData("-- \nAnn Lee\nShop Ltd")]
    [InlineData("--\nAnn Lee")]
    [InlineData("—\nAnn Lee\nCEO at Shop")]
    [InlineData("_______________________________________________\nusers mailing list\nusers@lists.example\nhttps://lists.example/users")]
    [InlineData("Best regards,\nAnn Lee\nHead of Sales\n+49 30 1234567\nwww.shop.example")]
    [InlineData("CONFIDENTIALITY NOTICE: what is written here is for the one it is addressed to.\nDelete it if it is not you.")]
    [InlineData("本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人。")]
    public void A_signature_is_cut(string signature)
    {
        var parts = ReplyCutter.Cut($"{Answer}\n\n{signature}");
        Assert.Equal(Answer, parts.Reply);
        Assert.NotEmpty(parts.Signature);
    }

    [Theory]
    [InlineData("On Monday we go to the office.\nI wrote them a letter:\nplease send the lamp.")]
    [InlineData("Am 3. März 2025 schrieb ich Ihnen:\nbitte senden Sie die Lampe.")]
    [InlineData("Hi,\n\nOn 3 March 2025 at 10:00 the driver wrote:\nNobody at home.\nThat is not true.")]
    [InlineData("On the one hand it is cheap.\nOn the other hand, as he wrote: never again.")]
    [InlineData("On 3 March 2025 at 10:00 please write to ann@shop.example about these:\n- the lamp\n- the screw")]
    [InlineData("Sent from my desk, it takes a day.\nSent from yours, a week.")]
    [InlineData("The data comes From: our store\nand goes To: yours.")]
    [InlineData("Regards to your mother.\nThanks for the lamp, it is nice.")]
    [InlineData("He asked:\n> Is it blue?\nand I said yes.")]
    [InlineData("Steps:\n----\n1. open the box\n2. turn the screw.\n----\nThat is all I did.")]
    [InlineData("```\n--\nOn 3 Mar 2025, at 10:00, Ann wrote:\n```\nThis is what my program prints.")]
    [InlineData("Times:\n2025-03-03 10:00\n2025-03-04 11:00\nBoth suit me.")]
    [InlineData("我在2025年3月3日写了一封信给你们，没有人回答。\n请尽快处理。")]
    [InlineData("Thanks,\nAnn")]
    [InlineData("> only a quote")]
    public void What_a_person_wrote_stays(string text)
    {
        var parts = ReplyCutter.Cut(text);
        Assert.Equal(text, parts.Reply);
        Assert.Empty(parts.Quote);
        Assert.Empty(parts.Signature);
    }

    [Fact]
    public void Answers_between_quotes_stay_with_the_quotes()
    {
        var parts = ReplyCutter.Cut("On 3 Mar 2025, at 10:00, Ann Lee <ann@shop.example> wrote:\n> Is it blue?\n\nYes.\n\n> Is it whole?\n\nNo, a screw is missing.\n\n> Bye");
        Assert.Equal("> Is it blue?\n\nYes.\n\n> Is it whole?\n\nNo, a screw is missing.", parts.Reply);
    }

    [Fact]
    public void An_answer_below_the_quote_is_found()
    {
        var parts = ReplyCutter.Cut("On 3 Mar 2025, at 10:00, Ann Lee <ann@shop.example> wrote:\n> Is it blue?\n\nYes.\n-- \nBo");
        Assert.Equal("Yes.", parts.Reply);
        Assert.Equal("--\nBo", parts.Signature);
    }

    [Fact]
    public void A_greeting_above_the_quote_is_not_all_there_is()
    {
        var parts = ReplyCutter.Cut("Hi Ann,\n\nOn 3 Mar 2025, at 10:00, Ann Lee <ann@shop.example> wrote:\n> Is it blue?\n\nYes.");
        Assert.Equal("Hi Ann,\n\n> Is it blue?\n\nYes.", parts.Reply);
    }

    [Theory]
    [InlineData("---------- Forwarded message ---------")]
    [InlineData("Begin forwarded message:")]
    [InlineData("-------- Weitergeleitete Nachricht --------")]
    [InlineData("-------- 转发邮件信息 --------")]
    [InlineData("---- 转发的原邮件 ----")]
    public void A_forwarded_mail_is_the_reply_itself_when_nothing_stands_above_it(string separator)
    {
        var forwarded = $"{separator}\nFrom: Cy <cy@other.example>\nDate: Mon, 3 Mar 2025\nSubject: Lamp\nTo: Ann\n\nWhere is my lamp?";
        var whole = ReplyCutter.Cut($"{forwarded}\n\nSent from my iPhone");
        Assert.True(whole.Forward);
        Assert.StartsWith(forwarded, whole.Reply, StringComparison.Ordinal);
        var commented = ReplyCutter.Cut($"Please answer him.\n\n{forwarded}");
        Assert.True(commented.Forward);
        Assert.Equal("Please answer him.", commented.Reply);
        Assert.Equal(forwarded, commented.Quote);
    }

    [Fact]
    public void A_signed_text_loses_only_its_armour()
    {
        var parts = ReplyCutter.Cut("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----");
        Assert.Equal("Yes.", parts.Reply);
    }
}
