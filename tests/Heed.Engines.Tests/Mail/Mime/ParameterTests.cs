namespace Heed.Engines.Tests.Mail.Mime;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("attachment; filename=\"报价单.xlsx\"", "报价单.xlsx")]
    [InlineData("attachment; filename=\"=?GB2312?B?sai827WlLnhsc3g=?=\"", "报价单.xlsx")]
    [InlineData("attachment; filename==?GB2312?B?sai827WlLnhsc3g=?=", "报价单.xlsx")]
    [InlineData("attachment; filename=\"=?utf-8?B?5oql5Lu3?= =?utf-8?B?5Y2VLnhsc3g=?=\"", "报价单.xlsx")]
    [InlineData("attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7%E5%8D%95.xlsx", "报价单.xlsx")]
    [InlineData("attachment; filename*=GBK''%B1%A8%BC%DB%B5%A5.xlsx", "报价单.xlsx")]
    [InlineData("attachment; filename*0*=utf-8''%E6%8A%A5%E4%BB; filename*1*=%B7%E5%8D%95; filename*2=.xlsx", "报价单.xlsx")]
    [InlineData("attachment; filename*1=lsx; filename*0=a.x", "a.xlsx")]
    [InlineData("attachment; filename*0=\"=?utf-8?B?5oql5Lu3\"; filename*1=\"5Y2VLnhsc3g=?=\"", "报价单.xlsx")]
    [InlineData("attachment; filename=\"%E6%8A%A5%E4%BB%B7%E5%8D%95.xlsx\"", "报价单.xlsx")]
    [InlineData("attachment; filename=x.txt; filename*=utf-8''y.txt", "y.txt")]
    [InlineData("attachment; filename=my report.pdf", "my report.pdf")]
    [InlineData("attachment; filename=a.pdf size=12", "a.pdf")]
    [InlineData("attachment; filename=\"a \"quoted\" name.pdf\"; size=1", "a _quoted_ name.pdf")]
    [InlineData("attachment; filename=\"never closed.pdf; size=1", "never closed.pdf")]
    [InlineData("attachment; filename=\"C:\\Documents\\report.pdf\"", "report.pdf")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; FileName = \"a.pdf\" ;", "a.pdf")]
    [InlineData("attachment; filename=\"100%25 sure %a.pdf\"", "100%25 sure %a.pdf")]
    [InlineData("attachment, filename=a.pdf", "a.pdf")]
    public void A_file_name_is_read_however_it_is_written(string disposition, string name)
    {
        var message = Mime.Parse("Content-Type: application/octet-stream", $"Content-Disposition: {disposition}", "", "x");
        Assert.Equal(name, Assert.Single(message.Attachments).Name);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "text/html")]
    [InlineData("TEXT/HTML", "text/html")]
    [InlineData("text/html charset=utf-8", "text/html")]
    [InlineData("text/html;charset=\"utf-8", "text/html")]
    [InlineData("text", "text/plain")]
    [InlineData("", "text/plain")]
    [InlineData("charset=utf-8", "text/plain")]
    [InlineData("html", "text/html")]
    [InlineData("text/plain (a comment); charset=utf-8", "text/plain")]
    [InlineData("application", "application/octet-stream")]
    public void A_content_type_is_read_however_it_is_written(string written, string type) =>
        Assert.Equal(type, Mime.Header($"Content-Type: {written}").Root.ContentType);
}
