namespace Heed.Mail;

internal static class EncodedWords
{
    public static string Decode(string value) => value;
}
