using System.Buffers.Text;
using System.Security.Cryptography;
using Heed.Notices.Push;

namespace Heed.Modules.Tests.Notices;

public sealed class PushCipherTests
{
    [Fact]
    public void The_example_of_RFC_8291_section_5_comes_out_to_the_byte()
    {
        var own = Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var parameters = PushCipher.Point(own);
        parameters.D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        using var sender = ECDiffieHellman.Create(parameters);
        var target = new PushTarget(
            "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
            PushTarget.ReadKey("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")!,
            PushTarget.ReadAuth("BTBZMqHH6r4Tts7J_aSIgg")!);
        var body = PushCipher.Encrypt(target, "When I grow up, I want to be a watermelon"u8, sender, Bytes("DGv6ra1nlYgDCS1FRnbzlw"), padding: 0);
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public void Short_messages_are_of_one_length_and_long_ones_are_refused()
    {
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var target = new PushTarget("https://push.example.net/a", PushCipher.Point(browser.ExportParameters(false)), new byte[16]);
        Assert.Equal(PushCipher.Encrypt(target, new byte[10]).Length, PushCipher.Encrypt(target, new byte[300]).Length);
        Assert.Equal(4096, PushCipher.Encrypt(target, new byte[PushCipher.MaxPlain]).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => PushCipher.Encrypt(target, new byte[PushCipher.MaxPlain + 1]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE")]
    [InlineData("AlVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")]
    public void What_is_no_point_of_the_curve_is_no_key(string? text) => Assert.Null(PushTarget.ReadKey(text));

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
