"""Words that keep a capital in running text, for giving text in capitals back its case. Written from general knowledge."""

from __future__ import annotations

CAPITALISED: frozenset[str] = frozenset(
    """
    january february april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat christmas easter ramadan
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados belarus
    belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burkina burma burundi cambodia cameroon canada chad chile
    china colombia comoros congo croatia cuba cyprus czechoslovakia denmark djibouti dominica ecuador egypt salvador eritrea estonia
    ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland
    india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands
    nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa senegal serbia seychelles sierra singapore slovakia slovenia somalia spain sudan suriname swaziland sweden switzerland
    syria taiwan tajikistan tanzania thailand togo tonga trinidad tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu
    vatican venezuela vietnam yemen yugoslavia zaire zambia zimbabwe crimea chechnya kashmir punjab kurdistan gaza tibet scotland wales
    england britain europe africa asia america americas caribbean balkans caucasus sahel
    afghan albanian algerian american angolan arab argentine argentinian armenian asian australian austrian azerbaijani bahraini
    bangladeshi belarusian belgian bolivian bosnian brazilian british briton bulgarian burmese burundian cambodian cameroonian canadian
    chadian chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadoran ecuadorian ecuadorean egyptian english
    eritrean estonian ethiopian european filipino finnish french gambian georgian german ghanaian greek guatemalan guinean haitian honduran
    hungarian indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar
    kurdish kuwaiti kyrgyz lebanese liberian libyan lithuanian malaysian malian mauritanian mexican moldovan mongolian moroccan
    mozambican namibian nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish
    portuguese qatari romanian russian rwandan salvadoran salvadorean saudi scottish senegalese serbian somali soviet spanish sudanese
    swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan
    vietnamese welsh yemeni yugoslav zambian zimbabwean catholic christian muslim islamic jewish hindu sikh buddhist marxist maoist
    paris london berlin madrid rome moscow beijing tokyo delhi mumbai karachi lahore kabul baghdad damascus tehran beirut jerusalem cairo
    tripoli algiers tunis khartoum nairobi mogadishu lagos abuja accra dakar kinshasa luanda harare pretoria johannesburg washington
    chicago boston houston miami dallas denver atlanta detroit philadelphia seattle york angeles francisco orleans texas california
    florida ohio georgia virginia michigan illinois pennsylvania arizona colorado alabama louisiana mississippi tennessee kentucky
    lima bogota caracas quito santiago managua tegucigalpa havana panama buenos aires brasilia montevideo asuncion medellin cali cartagena
    barranquilla cusco ayacucho arequipa guayaquil maracaibo kyiv kiev kharkiv odesa donetsk luhansk mariupol lviv minsk warsaw prague
    budapest vienna belgrade sarajevo zagreb athens ankara istanbul sofia bucharest tbilisi yerevan baku tashkent manila jakarta bangkok
    hanoi saigon seoul pyongyang taipei kathmandu dhaka colombo yangon rangoon sydney melbourne ottawa toronto montreal geneva brussels
    john james robert michael david william richard joseph thomas charles daniel paul george peter martin jack jose juan luis carlos jorge
    antonio francisco pedro miguel manuel rafael fernando roberto alfredo ricardo eduardo mario maria ana rosa marta mohammed muhammad
    ahmed ali hassan hussein omar abdul ibrahim mahmoud yusuf khalid smith jones johnson brown garcia martinez rodriguez lopez hernandez
    gonzalez perez sanchez ramirez torres reuter reuters moslem bush reagan
    """.split()
)
KEEP_CAPITALS: frozenset[str] = frozenset(
    "us usa uk un eu nato uae dea fbi cia ira eta plo bbc cnn afp ap tv idf isis who unhcr osce icrc".split()
)
"""Short names that stay in capitals."""
AFTER_NUMBER: frozenset[str] = frozenset({"march", "may", "mar"})
"""Months that are also common words: capitals beside a number only."""
CLOSED: frozenset[str] = frozenset(
    """
    the a an and or but nor so yet for of in on at by to from with without within into onto over under above below between among through
    during before after since until till while when where why how who whom whose which what that this these those there here it its he him
    his she her hers they them their theirs we us our ours you your yours i me my mine not no yes is are was were be been being am do does
    did done have has had having will would shall should can could may might must ought as if then than too very also only just even still
    about against across along around behind beside besides beyond despite down up off out near per via toward towards upon whether
    although though because unless both either neither each every all any some few several many much more most other others another such
    own same one two three four five six seven eight nine ten eleven twelve said says told according however meanwhile
    """.split()
)
