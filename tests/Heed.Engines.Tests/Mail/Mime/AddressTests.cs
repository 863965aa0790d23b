namespace Heed.Engines.Tests.Mail.Mime;

public sealed class AddressTests
{
    [Theory]
    [InlineData("ann@example.org", "", "ann@example.org")]
    [InlineData("<ann@example.org>", "", "ann@example.org")]
    [InlineData("Ann Example <ann@example.org>", "Ann Example", "ann@example.org")]
    [InlineData("\"Example, Ann\" <ann@example.org>", "Example, Ann", "ann@example.org")]
    [InlineData("Example, Ann <ann@example.org>", "Example, Ann", "ann@example.org")]
    [InlineData("ann@example.org (Ann Example)", "Ann Example", "ann@example.org")]
    [InlineData("Ann (sales) <ann@example.org>", "Ann (sales)", "ann@example.org")]
    [InlineData("\"Ann \\\"the\\\" Example\" <ann@example.org>", "Ann \"the\" Example", "ann@example.org")]
    [InlineData("\"Ann \"the\" Example\" <ann@example.org>", "Ann the Example", "ann@example.org")]
    [InlineData("\"Ann Example <ann@example.org>", "Ann Example", "ann@example.org")]
    [InlineData("'Ann Example' <ann@example.org>", "Ann Example", "ann@example.org")]
    [InlineData("\"'ann@example.org'\" <ann@example.org>", "ann@example.org", "ann@example.org")]
    [InlineData("ann@example.org <ann@example.org>", "ann@example.org", "ann@example.org")]
    [InlineData("Ann Example ann@example.org", "Ann Example", "ann@example.org")]
    [InlineData("Ann Example [mailto:ann@example.org]", "Ann Example", "ann@example.org")]
    [InlineData("mailto:ann@example.org", "", "ann@example.org")]
    [InlineData("<<ann@example.org>>", "", "ann@example.org")]
    [InlineData("Ann Example <ann@example.org", "Ann Example", "ann@example.org")]
    [InlineData("<@relay.example,@other.example:ann@example.org>", "", "ann@example.org")]
    [InlineData("\"ann example\"@example.org", "", "\"ann example\"@example.org")]
    [InlineData("Ann <\"a@b\"@example.org>", "Ann", "\"a@b\"@example.org")]
    [InlineData("ann @ example.org", "", "ann@example.org")]
    [InlineData("王小明 <wang@例子.中国>", "王小明", "wang@例子.中国")]
    [InlineData("=?utf-8?Q?Smith,_J=C3=B6rg?= <j@example.org>", "Smith, Jörg", "j@example.org")]
    [InlineData("\"=?GBK?B?zfXQocP3?=\" <wang@example.cn>", "王小明", "wang@example.cn")]
    [InlineData("=?GBK?B?zfXQocP3IDx3YW5nQGV4YW1wbGUuY24+?=", "王小明", "wang@example.cn")]
    [InlineData("MAILER-DAEMON (Mail Delivery System)", "Mail Delivery System", "MAILER-DAEMON")]
    [InlineData("root", "", "root")]
    [InlineData("Pete(A wonderful \\) chap) <pete(his account)@silly.test(his host)>", "Pete(A wonderful \\) chap)", "pete@silly.test")]
    [InlineData("jdoe@test   . example", "", "jdoe@test.example")]
    [InlineData("Undisclosed recipients", "Undisclosed recipients", "")]
    [InlineData("Ann <>", "Ann", "")]
    public void A_single_address_is_read_however_it_is_written(string written, string name, string address)
    {
        var message = Mime.Header($"To: {written}");
        Assert.Equal([(name, address)], message.To.Select(a => (a.Name, a.Address)));
    }

    [Theory]
    [InlineData("a@x.org, b@x.org", "a@x.org b@x.org")]
    [InlineData("a@x.org; b@x.org;", "a@x.org b@x.org")]
    [InlineData("a@x.org；b@x.org", "a@x.org b@x.org")]
    [InlineData("Friends: a@x.org, \"B, C\" <b@x.org>;, c@x.org", "a@x.org b@x.org c@x.org")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("\"\" <>, '' <a@x.org>", "a@x.org")]
    [InlineData("a@x.org,,  , b@x.org", "a@x.org b@x.org")]
    [InlineData("Ann <a@x.org> Bob <b@x.org>", "a@x.org b@x.org")]
    [InlineData("<a@x.org, b@x.org>", "a@x.org b@x.org")]
    [InlineData("(Empty list)(start)Nobody  :(nobody (that I know))  ;", "")]
    [InlineData("Group (people) : a@x.org;(the end)", "a@x.org")]
    [InlineData("One (a, b) <a@x.org>, Two <b@x.org>", "a@x.org b@x.org")]
    public void A_list_is_cut_where_its_addresses_end(string written, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Mime.Header($"To: {written}").To.Select(a => a.Address)));

    [Fact]
    public void The_author_is_the_first_address_that_can_be_answered()
    {
        Assert.Equal("ly@x.org", Mime.Header("From: \"Company \" <>, \"LTD\" <ly@x.org>").From!.Address);
        Assert.Equal(("Ann", "r@x.org"), (Mime.Parse("From: Ann <>", "Reply-To: r@x.org", "", "").From is { } a ? (a.Name, a.Address) : default));
        Assert.Equal("s@x.org", Mime.Header("Sender: s@x.org").From!.Address);
        Assert.Null(Mime.Header("Subject: nobody").From);
    }

    [Fact]
    public void An_empty_return_path_is_told_from_a_missing_one()
    {
        Assert.Equal("", Mime.Header("Return-Path: <>").ReturnPath);
        Assert.Null(Mime.Header("Subject: x").ReturnPath);
    }
}
