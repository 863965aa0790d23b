using System.IO.Compression;
using System.Text;
using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

public sealed class ModelFileTests
{
    private static readonly string[] Questions = ["where is it", "refund the shoes", "密码", "my account and my parcel", "tonight's match", ""];

    [Fact]
    public void A_loaded_classifier_answers_as_the_saved_one()
    {
        foreach (var classifier in new[] { HelpDesk.Classifier, ClassifierTrainer.Train([.. HelpDesk.Rows, .. HelpDesk.Strangers]), ClassifierTrainer.Train([]), ClassifierTrainer.Train([new("only", "one row")]) })
        {
            var loaded = Load(Save(classifier));
            Assert.Equal(classifier.Labels, loaded.Labels);
            foreach (var question in Questions) Assert.Equivalent(classifier.Classify(question), loaded.Classify(question), strict: true);
        }
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() => Assert.Equal(Save(ClassifierTrainer.Train(HelpDesk.Rows)), Save(HelpDesk.Classifier));

    [Fact]
    public void A_model_of_another_version_is_refused()
    {
        var bytes = Save(HelpDesk.Classifier);
        bytes[8]++;
        var refusal = Assert.Throws<InvalidDataException>(() => Load(bytes));
        Assert.Contains("version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_first_version_is_still_read()
    {
        var loaded = Load(AsFirstVersion(Save(HelpDesk.Classifier)));
        foreach (var question in Questions) Assert.Equivalent(HelpDesk.Classifier.Classify(question), loaded.Classify(question), strict: true);
    }

    [Fact]
    public void Whatever_byte_is_changed_the_damage_is_found()
    {
        var bytes = Save(HelpDesk.Classifier);
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var hurt = (byte[])bytes.Clone();
            hurt[random.Next(hurt.Length)] ^= (byte)random.Next(1, 256);
            Assert.Throws<InvalidDataException>(() => Load(hurt));
        }
    }

    [Fact]
    public void A_model_cut_short_anywhere_is_refused()
    {
        var bytes = Save(HelpDesk.Classifier);
        for (var length = 0; length < bytes.Length; length += 1 + (bytes.Length / 60)) Assert.Throws<InvalidDataException>(() => Load(bytes[..length]));
    }

    [Fact]
    public void Something_else_is_no_model()
    {
        Assert.Throws<InvalidDataException>(() => Load("<html>"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Load([.. "HeedText"u8, 1, .. new byte[200]]));
    }

    /// <summary>Without the byte that says whether words are looked at together, which stands behind labels, outputs, sharpness and line.</summary>
    private static byte[] AsFirstVersion(byte[] bytes)
    {
        using var body = new MemoryStream();
        using (var packed = new ZLibStream(new MemoryStream(bytes[9..]), CompressionMode.Decompress)) packed.CopyTo(body);
        var at = 4 + HelpDesk.Classifier.Labels.Sum(l => 1 + Encoding.UTF8.GetByteCount(l)) + 4 + 4 + 8;
        var whole = body.ToArray();
        Assert.Equal(0, whole[at]);
        using var first = new MemoryStream();
        first.Write(bytes, 0, 8);
        first.WriteByte(1);
        using (var packed = new ZLibStream(first, CompressionLevel.Fastest, leaveOpen: true)) packed.Write([.. whole[..at], .. whole[(at + 1)..]]);
        return first.ToArray();
    }

    private static byte[] Save(TextClassifier classifier)
    {
        using var stream = new MemoryStream();
        classifier.Save(stream);
        return stream.ToArray();
    }

    private static TextClassifier Load(byte[] bytes) => TextClassifier.Load(new MemoryStream(bytes));
}
