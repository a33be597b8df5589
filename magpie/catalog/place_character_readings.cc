#include "magpie/catalog/place_readings.h"

namespace magpie::catalog {

namespace {

constexpr CharacterReadings kCharacters[] = {
    {U'乐', "le yue lao"},  {U'乘', "cheng sheng"},    {U'了', "le liao"},
    {U'什', "shi shen"},    {U'仇', "chou qiu"},       {U'会', "hui kuai"},
    {U'传', "chuan zhuan"}, {U'伯', "bo bai"},         {U'似', "si shi"},
    {U'伽', "jia qie ga"},  {U'佛', "fo fu"},          {U'便', "bian pian"},
    {U'俟', "si qi"},       {U'六', "liu lu"},         {U'兹', "zi ci"},
    {U'冯', "feng ping"},   {U'凹', "ao wa"},          {U'刹', "cha sha"},
    {U'削', "xiao xue"},    {U'剥', "bo bao"},         {U'劲', "jin jing"},
    {U'勒', "le lei"},      {U'区', "qu ou"},          {U'单', "dan shan chan"},
    {U'卜', "bu bo"},       {U'卡', "ka qia"},         {U'厦', "xia sha"},
    {U'参', "can shen"},    {U'句', "ju gou"},         {U'召', "zhao shao"},
    {U'叶', "ye she"},      {U'吓', "xia he"},         {U'员', "yuan yun"},
    {U'呱', "gua gu"},      {U'咽', "yan ye"},         {U'噶', "ga ge"},
    {U'嚼', "jiao jue"},    {U'囤', "tun dun"},        {U'圈', "quan juan"},
    {U'圩', "xu wei"},      {U'坻', "di chi"},         {U'垌', "dong tong"},
    {U'埔', "pu bu"},       {U'堡', "bao bu pu"},      {U'塞', "sai se"},
    {U'夹', "jia ga"},      {U'奇', "qi ji"},          {U'娜', "na nuo"},
    {U'宕', "dang tan"},    {U'宛', "wan yuan"},       {U'宿', "su xiu"},
    {U'射', "she ye"},      {U'尉', "wei yu"},         {U'尾', "wei yi"},
    {U'屏', "ping bing"},   {U'属', "shu zhu"},        {U'峒', "dong tong"},
    {U'峙', "zhi shi"},     {U'崖', "ya ai"},          {U'巷', "xiang hang"},
    {U'干', "gan qian"},    {U'度', "du duo"},         {U'弄', "nong long"},
    {U'弹', "dan tan"},     {U'强', "qiang jiang"},    {U'恶', "e wu"},
    {U'房', "fang pang"},   {U'扎', "zha za"},         {U'拓', "tuo ta"},
    {U'择', "ze zhai"},     {U'提', "ti di"},          {U'晟', "sheng cheng"},
    {U'暴', "bao pu"},      {U'曾', "zeng ceng"},      {U'朝', "chao zhao"},
    {U'朴', "pu piao"},     {U'杉', "shan sha"},       {U'枞', "cong zong"},
    {U'柏', "bai bo"},      {U'柜', "gui ju"},         {U'柞', "zuo zha"},
    {U'查', "cha zha"},     {U'栅', "zha shan shi"},   {U'栎', "li yue"},
    {U'校', "xiao jiao"},   {U'模', "mo mu"},          {U'歙', "she xi"},
    {U'殷', "yin yan"},     {U'氏', "shi zhi"},        {U'沈', "shen chen"},
    {U'没', "mei mo"},      {U'泊', "bo po"},          {U'泌', "mi bi"},
    {U'洗', "xi xian"},     {U'洞', "dong tong"},      {U'浒', "hu xu"},
    {U'浚', "jun xun"},     {U'涌', "yong chong"},     {U'涡', "wo guo"},
    {U'渑', "mian sheng"},  {U'漯', "luo ta"},         {U'濞', "bi pi"},
    {U'瀑', "pu bao"},      {U'炮', "pao bao"},        {U'烙', "lao luo"},
    {U'熟', "shu shou"},    {U'爪', "zhao zhua"},      {U'牟', "mou mu"},
    {U'犍', "jian qian"},   {U'率', "lv shuai"},       {U'番', "fan pan"},
    {U'百', "bai bo"},      {U'的', "de di"},          {U'盖', "gai ge"},
    {U'盛', "sheng cheng"}, {U'省', "sheng xing"},     {U'着', "zhuo zhe zhao"},
    {U'祭', "ji zhai"},     {U'禅', "chan shan"},      {U'种', "zhong chong"},
    {U'秘', "mi bi"},       {U'称', "cheng chen"},     {U'筠', "yun jun"},
    {U'粘', "zhan nian"},   {U'系', "xi ji"},          {U'繁', "fan po"},
    {U'给', "gei ji"},      {U'绿', "lv lu"},          {U'缪', "miao mou"},
    {U'脉', "mai mo"},      {U'般', "ban bo"},         {U'色', "se shai"},
    {U'芥', "jie gai"},     {U'若', "ruo re"},         {U'茄', "qie jia"},
    {U'茜', "qian xi"},     {U'荥', "xing ying"},      {U'荨', "qian xun"},
    {U'莘', "shen xin"},    {U'莞', "guan wan"},       {U'落', "luo la"},
    {U'蔓', "man wan"},     {U'蔚', "wei yu"},         {U'蕃', "fan bo"},
    {U'薄', "bo bao"},      {U'藏', "zang cang"},      {U'虹', "hong jiang"},
    {U'虾', "xia ha"},      {U'蚌', "bang beng"},      {U'蛤', "ge ha"},
    {U'血', "xue xie"},     {U'行', "xing hang heng"}, {U'覃', "tan qin"},
    {U'角', "jiao jue lu"}, {U'解', "jie xie hai"},    {U'识', "shi zhi"},
    {U'谁', "shei shui"},   {U'调', "diao tiao"},      {U'谷', "gu yu"},
    {U'贾', "jia gu"},      {U'车', "che ju"},         {U'轧', "ya zha"},
    {U'还', "huan hai"},    {U'逢', "feng pang"},      {U'郇', "xun huan"},
    {U'都', "du dou"},      {U'重', "chong zhong"},    {U'铅', "qian yan"},
    {U'镐', "hao gao"},     {U'长', "chang zhang"},    {U'阿', "a e"},
    {U'陂', "bei pi po"},   {U'陆', "lu liu"},         {U'降', "jiang xiang"},
    {U'隗', "wei kui"},     {U'雀', "que qiao"},       {U'露', "lu lou"},
    {U'颈', "jing geng"},   {U'骑', "qi ji"},          {U'龟', "gui qiu jun"},
};

}  // namespace

std::span<CharacterReadings const> place_character_readings() {
  return kCharacters;
}

}  // namespace magpie::catalog
