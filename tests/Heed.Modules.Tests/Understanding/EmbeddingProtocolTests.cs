using System.Text;
using Heed.Understanding.LanguageModel;

namespace Heed.Modules.Tests.Understanding;

/// <summary>Vectors are taken whole or not at all.</summary>
public sealed class EmbeddingProtocolTests
{
    private const string Eight = "[0.1,0.2,0,0,0,0,0,-1e-3]";

    [Fact]
    public void Rows_come_in_any_order()
    {
        var body = "{\"data\":[{\"index\":1,\"embedding\":[0,0,0,0,0,0,0,2]},{\"index\":0,\"embedding\":" + Eight + "}],\"usage\":{\"prompt_tokens\":7}}";
        Assert.Null(EmbeddingProtocol.Read(Encoding.UTF8.GetBytes(body), 2, out var vectors, out var tokens));
        Assert.Equal((2f, 0.2f, 7L), (vectors[1][7], vectors[0][1], tokens));
    }

    [Theory]
    [InlineData("not json", "protocol")]
    [InlineData("[]", "protocol")]
    [InlineData("{\"data\":{}}", "protocol")]
    [InlineData("{\"data\":[1,2]}", "protocol")]
    [InlineData("{\"data\":[{\"embedding\":\"AAAA\"},{\"embedding\":\"AAAA\"}]}", "protocol")]
    [InlineData("{\"data\":[{\"index\":\"0\",\"embedding\":" + Eight + "},{\"index\":1,\"embedding\":" + Eight + "}]}", "protocol")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "}]}", "rows")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":" + Eight + "},{\"index\":0,\"embedding\":" + Eight + "}]}", "rows")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":" + Eight + "},{\"index\":-7,\"embedding\":" + Eight + "}]}", "rows")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,1,0,1,0,1,0,1,1]}]}", "dimension")]
    [InlineData("{\"data\":[{\"embedding\":[1,2]},{\"embedding\":[1,2]}]}", "dimension")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,0,0,0,0,0,0,null]}]}", "notFinite")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,0,0,0,0,0,0,\"NaN\"]}]}", "notFinite")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,0,0,0,0,0,0,1e999]}]}", "notFinite")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,0,0,0,0,0,0,NaN]}]}", "protocol")]
    [InlineData("{\"data\":[{\"embedding\":" + Eight + "},{\"embedding\":[0,0,0,0,0,0,0,0]}]}", "zero")]
    public void What_is_no_answer_is_refused_with_the_reason(string body, string reason)
    {
        Assert.Equal(reason, EmbeddingProtocol.Read(Encoding.UTF8.GetBytes(body), 2, out var vectors, out _));
        Assert.Empty(vectors);
    }

    [Fact]
    public void A_vector_without_end_and_one_without_bottom_are_refused()
    {
        var endless = "{\"data\":[{\"embedding\":[" + string.Join(',', Enumerable.Repeat("1", EmbeddingProtocol.MaxDimensions + 1)) + "]}]}";
        Assert.Equal("dimension", EmbeddingProtocol.Read(Encoding.UTF8.GetBytes(endless), 1, out _, out _));
        Assert.Equal("protocol", EmbeddingProtocol.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), 1, out _, out _));
    }
}
