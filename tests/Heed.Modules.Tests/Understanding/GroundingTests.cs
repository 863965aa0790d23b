using Heed.Understanding.LanguageModel;
using Heed.Understanding.Public;
using Heed.Understanding.Writing;

namespace Heed.Modules.Tests.Understanding;

/// <summary>What counts as a fact of the material, what is plain text, and what an answer must cite.</summary>
public sealed class GroundingTests
{
    [Theory]
    [InlineData("Your order A-1001 of ¥1,299.00 left on 2026-11-22.", "Order A-1001 (1299 yuan) left on 22.11.2026.")]
    [InlineData("满3件打8折，订单 20261101 已发货", "订单２０２６１１０１已经发货，3件享8折。")]
    [InlineData("Two to four working days; 500 ml.", "2-4 working days, 500ml each.")]
    [InlineData("Call 138 0013 8000", "Please call 13800138000.")]
    [InlineData("Call 13800138000", "请拨打一三八零零一三八零零零")]
    [InlineData("Write to help@shop.example or see shop.example/returns/42", "Mail help@shop.example, or open shop.example/returns/42")]
    [InlineData("Open from 9:00 to 18:30, rooms 1 to 12", "9:00–18:30. 1. come 2. ask 3. go, e.g. room 12")]
    public void A_fact_written_another_way_is_the_same_fact(string material, string answer) => Assert.Null(Grounding.FirstForeign(answer, [material]));

    [Theory]
    [InlineData("Order A-1001", "Order A-1002")]
    [InlineData("Order A-1001", "order number ten: 1 0 0 2 7")]
    [InlineData("Call 13800138000", "Call 13900139000")]
    [InlineData("Call us", "Call 1 3 9 0 0 1 3 9 0 0 0")]
    [InlineData("Call us", "一三九零零一三九")]
    [InlineData("Call us", "١٣٩٠٠١٣٩")]
    [InlineData("Call us", "13.90.01.39.00.0")]
    [InlineData("It costs 100", "It costs 1,000")]
    [InlineData("Mail a@b.example", "Mail c@b.example")]
    [InlineData("See shop.example", "See evil.example")]
    [InlineData("See shop.example", "See shop.example.evil.com/x")]
    [InlineData("Use a coupon", "Use SAVE20")]
    [InlineData("See shop.example/a", "See shop.example/a?phone=13900139000")]
    public void A_fact_that_stands_nowhere_is_found(string material, string answer) => Assert.NotNull(Grounding.FirstForeign(answer, [material]));

    [Theory]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("x < y and y > z", "x < y and y > z")]
    [InlineData("<script>alert(1)</script>", "alert(1)")]
    [InlineData("<<b>script>alert(1)", "‹script>alert(1)")]
    [InlineData("<img src=x onerror=alert(1)", "img src=x onerror=alert(1)")]
    [InlineData("ht<i></i>tps://evil.example/a", "…")]
    [InlineData("ht\u200Btps://evil.example/a", "…")]
    [InlineData("\u202Ereversed\u202C \uDB40\uDC41hidden", "reversed hidden")]
    [InlineData("👨‍👩‍👧 stays", "👨‍👩‍👧 stays")]
    public void What_a_model_writes_becomes_plain_text(string written, string plain) => Assert.Equal(plain, AnswerText.Clean(written, new HashSet<string>()));

    [Fact]
    public void An_answer_cites_what_it_was_given_and_states_no_more()
    {
        CitedSource[] sources =
        [
            new(new ModelSource("knowledge", Guid.CreateVersion7(), "Returns"), "Returns: within 30 days, code RET-77."),
            new(new ModelSource("order", Guid.CreateVersion7(), "A-1001"), "Order A-1001: shipped."),
        ];
        var good = CitedAnswer.Read("You have 30 days [S1]. Use RET-77 [s1]. A-1001 is on its way [S2].", sources);
        Assert.Equal("You have 30 days. Use RET-77. A-1001 is on its way.", good.Text);
        Assert.Equal(["Returns", "A-1001"], good.Sources!.Select(s => s.Title));
        Assert.Equal(ModelFailure.NothingFound, CitedAnswer.Read("NONE.", sources).Failure);
        foreach (var bad in new[] { "You have 30 days.", "You have 30 days [S3].", "You have 30 days [S0].", "You have 30 days [S99999999999].", "[S1]", "A-1001 is on its way [S1].", "You have 300 days [S1]." })
        {
            Assert.True(CitedAnswer.Read(bad, sources) is { Text: null, Failure: ModelFailure.Ungrounded }, bad);
        }
    }

    [Fact]
    public void A_hostile_length_takes_no_time()
    {
        string[] hostile = [new('<', 8_000), new('[', 8_000), string.Concat(Enumerable.Repeat("<a", 4_000)), string.Concat(Enumerable.Repeat("1 ", 4_000)), string.Concat(Enumerable.Repeat("a.", 4_000)), string.Concat(Enumerable.Repeat("[S1]", 2_000)), new('零', 8_000)];
        var material = string.Concat(Enumerable.Range(0, 4_000).Select(i => $"{i} x"));
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in hostile)
        {
            var plain = AnswerText.Clean(text, new HashSet<string>());
            Grounding.FirstForeign(plain, [material]);
            Secrecy.Tells(plain, ChatProtocol.Frame, [material]);
            CitedAnswer.Read(plain, [new CitedSource(new ModelSource("knowledge", Guid.Empty, "t"), material)]);
        }

        Assert.True(started.Elapsed < TimeSpan.FromSeconds(5), $"{started.Elapsed}");
    }
}
