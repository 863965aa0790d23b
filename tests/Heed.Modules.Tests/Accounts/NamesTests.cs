using Heed.Accounts.People;
using Heed.Accounts.Public;

namespace Heed.Modules.Tests.Accounts;

public sealed class NamesTests
{
    [Theory]
    [InlineData("王小明", "小明")]
    [InlineData("王芳", "王芳")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("欧阳 娜娜", "娜娜")]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("ada", "A")]
    [InlineData("Jean-Luc de la Tour", "JT")]
    [InlineData("Émile", "É")]
    [InlineData("👩‍💻", "?")]
    [InlineData("", "?")]
    public void Initials_tell_people_apart(string name, string initials) => Assert.Equal(initials, Initials.Of(name));

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData(" a@b.example ", true)]
    [InlineData("a@b.example\r\nBcc: x@y.example", false)]
    [InlineData("Ada <a@b.example>", false)]
    [InlineData("a@b.example,c@d.example", false)]
    [InlineData("\"a b\"@c.example", false)]
    [InlineData("a", false)]
    [InlineData("a@", false)]
    [InlineData(null, false)]
    public void Only_plain_addresses_are_addresses(string? email, bool valid) => Assert.Equal(valid, EmailAddresses.IsValid(email));

    [Theory]
    [InlineData("short", "tooShort")]
    [InlineData("1234567890", "tooCommon")]
    [InlineData("aaaaaaaaaaaa", "tooCommon")]
    [InlineData("Password123!", "tooCommon")]
    [InlineData("qwertyuiop1", "tooCommon")]
    [InlineData("ada@b.example", "tooCommon")]
    [InlineData("今天天气真的非常好呀", null)]
    [InlineData("correct horse", null)]
    public void Passwords_are_long_and_not_the_first_guess(string password, string? problem) => Assert.Equal(problem, PasswordRules.Problem(password, "ada@b.example"));
}
