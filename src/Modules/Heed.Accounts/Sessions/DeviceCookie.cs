using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Heed.Accounts.People;
using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Sessions;

/// <summary>
/// Marks a browser in which the person has signed in before. It grants nothing; it only keeps others' wrong guesses from
/// locking the owner out. Signed with the security stamp, so that a new password ends it.
/// </summary>
internal static class DeviceCookie
{
    private const string Name = "heed_device";

    public static bool Knows(HttpRequest request, Person person) =>
        request.Cookies[Name] is { Length: < 100 } given
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(Mark(person)));

    public static void Write(HttpContext context, Person person, DateTimeOffset now) =>
        context.Response.Cookies.Append(Name, Mark(person), SessionCookie.Options(context, now.AddDays(180)));

    private static string Mark(Person person) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(person.SecurityStamp), Encoding.UTF8.GetBytes($"device:{person.Id:N}")));
}
