using Heed.Text.Languages;

namespace Heed.Engines.Tests.Text.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("我的订单还没发货", "zh-Hans")]
    [InlineData("我的訂單還沒發貨", "zh-Hant")]
    [InlineData("你好", "zh-Hans")]
    [InlineData("我的iPhone 15 Pro Max坏了", "zh-Hans")]
    [InlineData("優衣庫の店在哪裡", "zh-Hant")]
    [InlineData("注文した商品がまだ届きません", "ja")]
    [InlineData("ありがとう", "ja")]
    [InlineData("キャンセル", "ja")]
    [InlineData("주문한 상품이 아직 안 왔어요", "ko")]
    [InlineData("Where is my order?", "en")]
    [InlineData("refund please", "en")]
    [InlineData("thanks", "en")]
    [InlineData("THANK YOU", "en")]
    [InlineData("My parcel hasn't turned up and nobody answers the phone", "en")]
    [InlineData("Wo bleibt mein Paket?", "de")]
    [InlineData("Die Lieferung ist beschädigt angekommen", "de")]
    [InlineData("Danke", "de")]
    [InlineData("Bonjour, où est ma commande ?", "fr")]
    [InlineData("Je voudrais être remboursé", "fr")]
    [InlineData("merci", "fr")]
    [InlineData("¿Dónde está mi pedido?", "es")]
    [InlineData("El producto que compré no funciona", "es")]
    [InlineData("hola", "es")]
    [InlineData("Onde está a minha encomenda?", "pt")]
    [InlineData("Não consigo entrar na minha conta", "pt")]
    [InlineData("Obrigado", "pt")]
    [InlineData("Dov'è il mio pacco?", "it")]
    [InlineData("Vorrei restituire questo prodotto", "it")]
    [InlineData("grazie", "it")]
    [InlineData("Waar blijft mijn bestelling?", "nl")]
    [InlineData("Ik heb het verkeerde artikel ontvangen", "nl")]
    [InlineData("Где мой заказ?", "ru")]
    [InlineData("Де моє замовлення? Коли приїде", "uk")]
    [InlineData("สินค้ายังไม่มาถึง", "th")]
    [InlineData("أين طلبي", "ar")]
    [InlineData("Hello, how are you 你好", "en")]
    [InlineData("😀😀👍", "und")]
    [InlineData("12345 / 67-89", "und")]
    [InlineData("ORD-2024-1", "und")]
    [InlineData("a@example.com", "und")]
    [InlineData("\ud800\udc00\ud800", "und")]
    [InlineData("", "und")]
    [InlineData(null, "und")]
    public void The_language_of_a_message_is_told(string? text, string code) => Assert.Equal(code, LanguageDetector.Detect(text).Code);

    [Fact]
    public void What_is_long_or_repeated_is_told_from_its_beginning()
    {
        Assert.Equal("zh-Hans", LanguageDetector.Detect(string.Concat(Enumerable.Repeat("退货还没到账", 100_000))).Code);
        Assert.Equal("und", LanguageDetector.Detect(new string('x', 1_000_000)).Code);
    }

    [Fact]
    public void Telling_words_are_surer_than_words_that_languages_share()
    {
        Assert.True(LanguageDetector.Detect("Where is the refund that you promised me last week?").Confidence > 0.95);
        Assert.True(LanguageDetector.Detect("你好").Confidence < 0.7);
    }
}
