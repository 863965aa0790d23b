using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class CharsetTests
{
    private const string Chinese = "您好，我上周买的耳机左边没有声音，请问怎么换货？订单号 20240205。";
    private const string Japanese = "こんにちは。先週ご注文いただいたヘッドホンについてお問い合わせします。";
    private const string Russian = "Здравствуйте, наушники, которые я купил на прошлой неделе, не работают.";

    [Theory]
    [InlineData("utf-8", "utf-8", Chinese)]
    [InlineData("gb2312", "gb18030", "您好，朱镕基先生的訂單呢？")] // beyond GB2312: it is GBK that they send
    [InlineData("GBK", "gb18030", Chinese)]
    [InlineData("hz-gb-2312", "hz-gb-2312", "您好，我的订单呢？")]
    [InlineData("big5", "big5", "您好，我上週買的耳機左邊沒有聲音，請問怎麼換貨？")]
    [InlineData("iso-2022-jp", "iso-2022-jp", Japanese)]
    [InlineData("euc-jp", "euc-jp", Japanese)]
    [InlineData("shift_jis", "shift_jis", Japanese)]
    [InlineData("ks_c_5601-1987", "ks_c_5601-1987", "안녕하세요. 주문한 이어폰이 고장났습니다.")]
    [InlineData("koi8-r", "koi8-r", Russian)]
    [InlineData("windows-1251", "windows-1251", Russian)]
    [InlineData("cp1251", "windows-1251", Russian)]
    [InlineData("iso-8859-1", "windows-1252", "“Grüße” – 5 €")] // windows-1252 under the name of Latin-1
    [InlineData("iso-8859-15", "iso-8859-15", "Prix : 5 €")]
    [InlineData("\"windows-1250\"", "windows-1250", "Zażółć gęślą jaźń")]
    public void Text_is_read_in_the_charset_it_names(string name, string charset, string text)
    {
        var message = Mime.Raw(Mime.Bytes($"Content-Type: text/plain; charset={name}\r\n\r\n"), Mime.In(charset, text));
        Assert.Equal(text, message.Text);
    }

    [Theory]
    [InlineData(null, "utf-8", Chinese)]
    [InlineData(null, "gb18030", Chinese)]
    [InlineData("us-ascii", "gb18030", Chinese)]
    [InlineData("utf-8", "gb18030", Chinese)]
    [InlineData("iso-8859-1", "gb18030", Chinese)]
    [InlineData("iso-8859-1", "utf-8", Chinese)]
    [InlineData("gb2312", "utf-8", Chinese)]
    [InlineData("x-unknown", "gb18030", Chinese)]
    [InlineData("unknown-8bit", "utf-8", "Grüße")]
    [InlineData(null, "big5", "您好，我上週買的耳機左邊沒有聲音，請問怎麼換貨？")]
    [InlineData(null, "shift_jis", Japanese)]
    [InlineData(null, "euc-jp", Japanese)]
    [InlineData("us-ascii", "iso-2022-jp", Japanese)]
    [InlineData(null, "euc-kr", "안녕하세요. 주문한 이어폰이 고장났습니다.")]
    [InlineData(null, "windows-1251", Russian)]
    [InlineData("utf-8", "koi8-r", Russian)]
    [InlineData("utf-8", "windows-1252", "Grüße aus Köln, schöne Feiertage und alles Gute")]
    [InlineData("iso-8859-1", "windows-1252", "Grüße aus Köln")]
    public void Text_under_a_wrong_name_is_read_in_the_charset_it_is_in(string? name, string charset, string text)
    {
        var type = name is null ? "text/plain" : $"text/plain; charset={name}";
        var message = Mime.Raw(Mime.Bytes($"Content-Type: {type}\r\n\r\n"), Mime.In(charset, text));
        Assert.Equal(text, message.Text);
    }

    [Fact]
    public void One_broken_character_does_not_change_the_charset()
    {
        byte[] cut = [.. Mime.Bytes(Chinese), 0xE4, 0xBD];
        Assert.StartsWith(Chinese, Mime.Raw("Content-Type: text/plain; charset=utf-8\r\n\r\n"u8.ToArray(), cut).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf7_is_read() =>
        Assert.Equal("1 + 1 = 你好!", Mime.Parse("Content-Type: text/plain; charset=utf-7", "", "1 +- 1 = +T2BZfQ-!").Text);

    [Fact]
    public void A_wrong_name_is_noted_and_a_right_one_is_not()
    {
        Assert.Contains(MailFaults.WrongCharset, Mime.Raw("Content-Type: text/plain; charset=utf-8\r\n\r\n"u8.ToArray(), Mime.In("gb18030", Chinese)).Faults);
        Assert.Contains(MailFaults.UnknownCharset, Mime.Parse("Content-Type: text/plain; charset=klingon", "", "x").Faults);
        Assert.Empty(Mime.Raw("Content-Type: text/plain; charset=gbk\r\n\r\n"u8.ToArray(), Mime.In("gb18030", Chinese)).Faults);
    }

    [Fact]
    public void Html_without_a_charset_in_its_header_is_read_in_that_of_its_head()
    {
        var html = Mime.Raw("Content-Type: text/html\r\n\r\n"u8.ToArray(), Mime.In("koi8-r", $"<html><head><meta charset=\"koi8-r\"></head><body>{Russian}</body></html>"));
        Assert.Equal(Russian, html.Text);
    }
}
