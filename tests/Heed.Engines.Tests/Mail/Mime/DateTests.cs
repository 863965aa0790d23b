using System.Globalization;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class DateTests
{
    [Theory]
    [InlineData("Mon, 5 Feb 2024 10:20:30 +0800", "2024-02-05T10:20:30+08:00")]
    [InlineData("5 Feb 2024 10:20 +0800 (CST)", "2024-02-05T10:20:00+08:00")]
    [InlineData("Mon,05 Feb 24 10:20:30 GMT", "2024-02-05T10:20:30+00:00")]
    [InlineData("Mon, 5 Feb 2024 10:20:30 EST", "2024-02-05T10:20:30-05:00")]
    [InlineData("Mon, 05 Feb 2024 10:20:30 GMT+0800", "2024-02-05T10:20:30+08:00")]
    [InlineData("Mon, 05 Feb 2024 10:20:30+08:00", "2024-02-05T10:20:30+08:00")]
    [InlineData("Mon Feb  5 10:20:30 2024", "2024-02-05T10:20:30+00:00")]
    [InlineData("Mon Feb  5 10:20:30 CST 2024", "2024-02-05T10:20:30-06:00")]
    [InlineData("2024-02-05T10:20:30+08:00", "2024-02-05T10:20:30+08:00")]
    [InlineData("2024-02-05T10:20:30.123Z", "2024-02-05T10:20:30+00:00")]
    [InlineData("2024-02-05 10:20:30", "2024-02-05T10:20:30+00:00")]
    [InlineData("2024年2月5日 10:20:30 +0800", "2024-02-05T10:20:30+08:00")]
    [InlineData("Mo, 5 Mär 2024 10:20:30 +0100", "2024-03-05T10:20:30+01:00")]
    [InlineData("星期一, 5 二月 2024 10:20:30 +0800", "2024-02-05T10:20:30+08:00")]
    [InlineData("Mon, 5-Feb-2024 10:20:30 +0000", "2024-02-05T10:20:30+00:00")]
    [InlineData("05.02.2024 10:20", "2024-02-05T10:20:00+00:00")]
    [InlineData("2/25/2024 10:20:30 PM", "2024-02-25T22:20:30+00:00")]
    [InlineData("Mon, 5 Feb 2024 10.20.30 +0000", "2024-02-05T10:20:30+00:00")]
    [InlineData("Mon, 5 Feb 2024 10:20:30 +9900", "2024-02-05T10:20:30+00:00")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00")]
    [InlineData("Mon, 5 Feb 2024 24:00:00 +0000", "2024-02-06T00:00:00+00:00")]
    [InlineData("Tue, 029 Apr 2019 23:34:45 -0800 (PST)", "2019-04-29T23:34:45-08:00")]
    public void A_date_is_read_however_it_is_written(string written, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Mime.Header($"Date: {written}").Date);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2024-02T")]
    [InlineData("20240205T+")]
    [InlineData("Mon, 31 Feb 2024 10:20:30 +0800")]
    [InlineData("Wed, 15 Dec 2010    59:10 -0500")]
    [InlineData("99999999999999999999")]
    [InlineData("31 Dec 9999 23:59:59 -1400")]
    public void A_date_that_is_none_is_missing(string written)
    {
        var message = Mime.Header($"Date: {written}");
        Assert.Null(message.Date);
        Assert.Contains(MailFaults.Date, message.Faults);
    }
}
