using Xunit;

namespace HybridTrust.Local.Display;

public class TextBlockTests
{
    private static string Written(int width, string first, string text)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new TextBlock(output, width).Write(first, text);
        return output.ToString();
    }

    [Fact]
    public void Text_goes_on_under_itself() => Assert.Equal("  ! one two\n    three\n", Written(11, "  ! ", "one two three"));

    [Fact]
    public void A_line_holds_as_much_as_its_width() => Assert.Equal("one two\n", Written(7, "", "one two"));

    [Fact]
    public void A_word_longer_than_the_line_has_its_own() => Assert.Equal("a\nfab-ex01.fabrikam.com\nb\n", Written(8, "", "a fab-ex01.fabrikam.com b"));

    [Fact]
    public void Nothing_stays_a_line() => Assert.Equal("\n", Written(8, "", ""));
}
