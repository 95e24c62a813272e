namespace MetricsTools.Views.Web;

public sealed class ReportInBrowserTests
{
    [Theory]
    [InlineData("The console and the network stay silent")]
    [InlineData("Every chart is visible")]
    [InlineData("axe finds nothing, light")]
    [InlineData("axe finds nothing, dark")]
    [InlineData("axe finds nothing on a narrow screen, and nothing is cut off")]
    [InlineData("The keyboard reaches the content, the charts, the tables and the sorting")]
    [InlineData("The focus is always seen")]
    [InlineData("A tooltip says what the table says")]
    [InlineData("Everything can be read without a script")]
    [InlineData("Text from the store stays text")]
    [InlineData("It prints")]
    public void In_a_browser(string check) => ReportInBrowser.Require(check);
}
