using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

public sealed class TextClassifierTests
{
    [Theory]
    [InlineData("where is the parcel i ordered", "delivery")]
    [InlineData("I'd like my money returned please", "refund")]
    [InlineData("my pasword does not work", "account")]
    [InlineData("快递怎么还没有到", "delivery")]
    [InlineData("我想申請退款", "refund")]
    [InlineData("密码忘了怎么登录", "account")]
    public void A_text_in_other_words_gets_its_label(string text, string label)
    {
        var answer = HelpDesk.Classifier.Classify(text);
        Assert.Equal(label, answer.Label);
        Assert.Equal(label, answer.Ranked[0].Label);
        Assert.Equal(answer.Confidence, answer.Ranked[0].Probability);
    }

    [Theory]
    [InlineData("wher is my parcle", "delivery")]
    [InlineData("shipmnt", "delivery")]
    [InlineData("refnud plz", "refund")]
    [InlineData("mera pasword nhi acepted", "account")]
    public void A_slip_of_the_pen_and_shorthand_do_not_hide_what_is_meant(string text, string label) => Assert.Equal(label, HelpDesk.Classifier.Classify(text).Label);

    [Fact]
    public void Probabilities_fall_along_the_ranking_and_sum_to_one()
    {
        var ranked = HelpDesk.Classifier.Classify("where is my refund").Ranked;
        Assert.Equal(HelpDesk.Classifier.Labels.Count, ranked.Count);
        Assert.Equal(1, ranked.Sum(r => r.Probability), 4);
        Assert.Equal(ranked.OrderByDescending(r => r.Probability), ranked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n")]
    [InlineData("😀😀😀")]
    [InlineData("ܐܒܓ ܕܗܘ")]
    public void A_text_of_which_nothing_was_ever_seen_is_not_known(string text)
    {
        var answer = HelpDesk.Classifier.Classify(text);
        Assert.Null(answer.Label);
        Assert.Equal(0, answer.Confidence);
        Assert.Empty(answer.Ranked);
        Assert.Empty(HelpDesk.Classifier.Explain(text));
    }

    [Fact]
    public void Without_rows_nothing_is_known()
    {
        var classifier = ClassifierTrainer.Train([]);
        Assert.Empty(classifier.Labels);
        Assert.Null(classifier.Classify("where is my parcel").Label);
        Assert.Empty(classifier.Explain("where is my parcel"));
    }

    [Fact]
    public void With_one_label_only_texts_that_share_nothing_are_not_known()
    {
        var classifier = ClassifierTrainer.Train([new("delivery", "where is my parcel"), new("delivery", "when does it arrive")]);
        Assert.Equal("delivery", classifier.Classify("my parcel?").Label);
        Assert.Null(classifier.Classify("你好").Label);
    }

    [Fact]
    public void With_only_out_of_scope_rows_nothing_is_known()
    {
        var classifier = ClassifierTrainer.Train([new(null, "what is the weather"), new(null, "tell me a joke")]);
        Assert.Null(classifier.Classify("what is the weather").Label);
    }

    [Fact]
    public void Empty_repeated_and_contradicting_rows_do_no_harm()
    {
        List<LabelledText> rows = [.. HelpDesk.Rows, .. HelpDesk.Rows, new("refund", ""), new("delivery", "..."), new("account", "where is my parcel"), new("", "nothing to see")];
        var classifier = ClassifierTrainer.Train(rows);
        Assert.Equal("delivery", classifier.Classify("where is my parcel").Label);
    }

    [Fact]
    public void What_out_of_scope_rows_look_like_is_not_answered()
    {
        List<LabelledText> rows = [.. HelpDesk.Rows, .. HelpDesk.Strangers];
        var classifier = ClassifierTrainer.Train(rows, new TrainingOptions { Tuning = rows });
        Assert.Null(classifier.Classify("who will win the football match tonight").Label);
        Assert.Equal("refund", classifier.Classify("please refund my money").Label);
    }

    [Theory]
    [InlineData("card_arrival", "card arrival")]
    [InlineData("CardArrival", "Card Arrival")]
    [InlineData("退款/退货", "退款 退货")]
    [InlineData("42", null)]
    public void The_name_of_a_label_is_read_as_words(string label, string? words) => Assert.Equal(words, LabelNames.Words(label));

    [Fact]
    public void What_the_name_of_a_label_says_is_known_without_a_row_that_says_it()
    {
        var classifier = ClassifierTrainer.Train([new("warranty_claim", "it broke after a month"), new("gift_wrapping", "make it look nice")]);
        Assert.Equal("warranty_claim", classifier.Classify("is there a warranty").Label);
    }

    [Fact]
    public void A_word_never_seen_is_understood_by_its_group()
    {
        var classifier = ClassifierTrainer.Train([new("1", "how much is the parcel"), new("1", "tell me the price"), new("2", "the courier was rude"), new("2", "i am angry with the driver")]);
        Assert.Equal("1", classifier.Classify("expensive?").Label);
    }

    [Fact]
    public void The_line_to_not_knowing_can_be_set()
    {
        var strict = ClassifierTrainer.Train(HelpDesk.Rows, new TrainingOptions { LeastInScope = 1 });
        var answer = strict.Classify("parcel refund password");
        Assert.Null(answer.Label);
        Assert.NotEmpty(answer.Ranked);
        Assert.Equal(1, strict.LeastInScope);
    }

    [Fact]
    public void The_words_of_an_explanation_speak_for_the_label()
    {
        const string text = "hello, where is my Parcel please";
        var words = HelpDesk.Classifier.Explain(text);
        Assert.Equal("Parcel", words[0].Text);
        foreach (var word in words)
        {
            Assert.Equal(word.Text, text.Substring(word.Start, word.Text.Length));
            Assert.True(Delivery(text) > Delivery(text.Replace(word.Text, "", StringComparison.Ordinal)), word.Text);
        }

        static double Delivery(string text) => HelpDesk.Classifier.Classify(text).Ranked.Single(r => r.Label == "delivery").Probability;
    }

    [Fact]
    public void An_explanation_of_chinese_points_at_the_words()
    {
        const string text = "请问快递到哪了";
        Assert.Contains("快递", HelpDesk.Classifier.Explain(text).Take(2).Select(w => w.Text));
    }

    [Fact]
    public void A_huge_text_is_read_in_part()
    {
        var head = "where is my parcel ";
        var huge = head + string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"w{i}"));
        Assert.Equal(HelpDesk.Classifier.Classify(huge[..FeatureReader.MaxText]).Confidence, HelpDesk.Classifier.Classify(huge).Confidence);
        Assert.Equal("delivery", ClassifierTrainer.Train([.. HelpDesk.Rows, new("refund", huge), new("delivery", new string('x', 100_000))]).Classify("where is my parcel").Label);
        Assert.NotNull(HelpDesk.Classifier.Explain(huge));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("哈")]
    [InlineData("\u0301")]
    [InlineData("\ud800")]
    [InlineData("<b>")]
    public void A_character_repeated_without_end_is_no_harm(string part)
    {
        var answer = HelpDesk.Classifier.Classify(string.Concat(Enumerable.Repeat(part, 100_000)));
        Assert.InRange(answer.Confidence, 0, 1);
    }

    [Fact]
    public void Too_many_labels_are_refused()
    {
        var rows = Enumerable.Range(0, ClassifierTrainer.MaxLabels + 1).Select(i => new LabelledText($"label {i}", "text")).ToList();
        Assert.Throws<ArgumentException>(() => ClassifierTrainer.Train(rows));
    }

    [Fact]
    public void A_label_too_long_to_be_one_is_refused() => Assert.Throws<ArgumentException>(() => ClassifierTrainer.Train([new(new string('x', ClassifierTrainer.MaxLabel + 1), "text")]));

    [Fact]
    public void Training_can_be_stopped() => Assert.Throws<OperationCanceledException>(() => ClassifierTrainer.Train(HelpDesk.Rows, null, new CancellationToken(canceled: true)));
}
